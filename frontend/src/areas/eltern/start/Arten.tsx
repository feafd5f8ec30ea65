/** The kinds of care, each in a sentence, as ways into the search. */
import { Link } from "@tanstack/react-router";
import { ARTEN } from "@/areas/eltern/suche/arten";
import type { Suche } from "@/areas/eltern/suche/search-state";
import type { SearchAnswer } from "@/lib/api/types";
import { t } from "@/lib/i18n/i18n";
import { Icon } from "@/lib/ui/Icon";

interface ArtenProps {
  home: Suche;
  answer: SearchAnswer | undefined;
}

export function Arten({ home, answer }: ArtenProps) {
  const countOf = (art: string) => answer?.facets.art?.find((entry) => entry.value === art)?.count;
  return (
    <section aria-labelledby="start-arten">
      <h2 id="start-arten" className="profile__heading">
        {t("start.arten")}
      </h2>
      <ul className="tiles">
        {ARTEN.map((art) => (
          <li key={art} className="tile">
            <Link to="/einrichtungen" search={{ ...home, art: [art] }} className="tile__link">
              <span className={`dot dot--${art}`} />
              {t(`art.${art}`)}
              <Icon name="next" size={20} />
            </Link>
            <p className="tile__text">{t(`start.${art}`)}</p>
            <p className="tile__count">{t("start.angebote", { n: countOf(art) ?? 0 })}</p>
          </li>
        ))}
        <li className="tile tile--free">
          <Link to="/einrichtungen" search={{ ...home, frei: "true" }} className="tile__link">
            {t("start.frei")}
            <Icon name="next" size={20} />
          </Link>
          <p className="tile__text">{t("start.frei_text")}</p>
          <p className="tile__count">{t("start.angebote", { n: answer?.facets.frei[0]?.count ?? 0 })}</p>
        </li>
      </ul>
    </section>
  );
}
