/** Stadtbezirke, and below each chosen one its Quartiere. */
import type { FacetName, SearchAnswer } from "@/lib/api/types";
import { CheckboxField } from "@/lib/forms/CheckboxField";
import { t } from "@/lib/i18n/i18n";
import { FilterSection } from "./FilterSection";
import { type Suche, toggleValue } from "./search-state";
import { usePlaces } from "./use-filter-label";

interface PlaceFilterProps {
  suche: Suche;
  change: (suche: Suche) => void;
  facets: SearchAnswer["facets"] | undefined;
}

function countIn(facets: SearchAnswer["facets"] | undefined, name: FacetName, value: string): number {
  return facets?.[name]?.find((entry) => entry.value === value)?.count ?? 0;
}

export function PlaceFilter({ suche, change, facets }: PlaceFilterProps) {
  const bezirke = usePlaces(suche);
  const chosenBezirke = suche.stadtbezirk ?? [];
  const chosenQuartiere = suche.quartier ?? [];
  if (bezirke.length === 0) return null;
  const hasChosenQuartier = (slugs: string[]) => slugs.some((slug) => chosenQuartiere.includes(slug));
  return (
    <FilterSection
      title={t("filtername.stadtbezirk")}
      isOpen={chosenBezirke.length + chosenQuartiere.length > 0}
      chosen={chosenBezirke.length + chosenQuartiere.length}
    >
      {bezirke.map((bezirk) => (
        <div key={bezirk.slug}>
          <CheckboxField
            label={bezirk.name}
            count={countIn(facets, "stadtbezirk", bezirk.slug)}
            checked={chosenBezirke.includes(bezirk.slug)}
            onChange={() => change(toggleValue(suche, "stadtbezirk", bezirk.slug))}
          />
          {(chosenBezirke.includes(bezirk.slug) || hasChosenQuartier(bezirk.quartiere.map(({ slug }) => slug))) && (
            <div className="filter-section__inner">
              {bezirk.quartiere.map((quartier) => (
                <CheckboxField
                  key={quartier.slug}
                  label={quartier.name}
                  count={countIn(facets, "quartier", quartier.slug)}
                  checked={chosenQuartiere.includes(quartier.slug)}
                  onChange={() => change(toggleValue(suche, "quartier", quartier.slug))}
                />
              ))}
            </div>
          )}
        </div>
      ))}
    </FilterSection>
  );
}
