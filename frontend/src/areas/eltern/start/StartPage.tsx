/** Start: what this is, one search, and ways in for those who do not know what to search. */
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { SearchBar } from "@/areas/eltern/suche/SearchBar";
import { useHomeSearch } from "@/areas/eltern/suche/home-search";
import { toQuery } from "@/areas/eltern/suche/use-suche";
import { searchQuery } from "@/lib/api/queries";
import { t } from "@/lib/i18n/i18n";
import { useKommune } from "@/lib/kommune";
import { Stelle } from "@/lib/ui/Stelle";
import { useTitle } from "@/lib/ui/page";
import { Arten } from "./Arten";
import { Figures } from "./Figures";
import { NextSteps } from "./NextSteps";
import { Stadtbezirke } from "./Stadtbezirke";
import illustration from "./illustration.svg";

export function StartPage() {
  const kommune = useKommune();
  const navigate = useNavigate();
  const home = useHomeSearch();
  const { data } = useQuery(searchQuery({ ...toQuery(home), page_size: 1 }));
  useTitle(t("portal.name", { kommune: kommune.name }));
  return (
    <>
      <div className="hero">
        <div className="hero__inner">
          <div className="hero__text">
            <h1 tabIndex={-1} className="hero__title">
              {kommune.texte.willkommen ?? t("suche.titel_in", { kommune: kommune.name })}
            </h1>
            <p className="hero__lead">{kommune.texte.einleitung ?? t("start.einleitung")}</p>
            <SearchBar suche={home} show={(suche) => void navigate({ to: "/einrichtungen", search: suche })} />
            <Figures answer={data} bezirke={kommune.stadtbezirke.length} />
          </div>
          <img className="hero__picture" src={illustration} alt="" width={520} height={360} />
        </div>
      </div>
      <div className="page start">
        <Arten home={home} answer={data} />
        <NextSteps texte={kommune.texte} />
        <Stadtbezirke home={home} bezirke={kommune.stadtbezirke} answer={data} />
        <section className="panel start__help" aria-labelledby="start-hilfe">
          <h2 id="start-hilfe" className="panel__title">
            {t("start.hilfe")}
          </h2>
          <p>{t("start.hilfe_text")}</p>
          <Stelle stelle={kommune.stelle} />
        </section>
      </div>
    </>
  );
}
