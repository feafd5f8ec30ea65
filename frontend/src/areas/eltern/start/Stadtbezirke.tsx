/** The districts as ways into the search. */
import { Link } from "@tanstack/react-router";
import type { Suche } from "@/areas/eltern/suche/search-state";
import type { Kommune, SearchAnswer } from "@/lib/api/types";
import { t } from "@/lib/i18n/i18n";

interface StadtbezirkeProps {
  home: Suche;
  bezirke: Kommune["stadtbezirke"];
  answer: SearchAnswer | undefined;
}

export function Stadtbezirke({ home, bezirke, answer }: StadtbezirkeProps) {
  if (bezirke.length === 0) return null;
  const countOf = (slug: string) => answer?.facets.stadtbezirk?.find((entry) => entry.value === slug)?.count ?? 0;
  return (
    <section aria-labelledby="start-bezirke">
      <h2 id="start-bezirke" className="profile__heading">
        {t("start.bezirke")}
      </h2>
      <ul className="districts">
        {bezirke.map(({ slug, name }) => (
          <li key={slug}>
            <Link to="/einrichtungen" search={{ ...home, stadtbezirk: [slug] }} className="districts__link">
              <bdi>{name}</bdi>
              <span className="districts__count">{countOf(slug)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
