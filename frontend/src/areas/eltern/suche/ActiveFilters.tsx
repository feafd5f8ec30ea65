/** The filters in effect as chips, each removed by one press. */
import type { Karte } from "@/lib/api/types";
import { t } from "@/lib/i18n/i18n";
import { RemovableChip } from "@/lib/ui/Chip";
import { type Suche, clearFilters, dropFilter, listActiveFilters } from "./search-state";
import { useFilterLabel } from "./use-filter-label";

interface ActiveFiltersProps {
  suche: Suche;
  show: (suche: Suche) => void;
  items: Karte[];
}

export function ActiveFilters({ suche, show, items }: ActiveFiltersProps) {
  const labelOf = useFilterLabel(suche, items);
  const active = listActiveFilters(suche);
  if (active.length === 0 && !suche.q) return null;
  return (
    <div className="active-filters" role="group" aria-label={t("suche.aktive_filter")}>
      {suche.q && (
        <RemovableChip
          label={`„${suche.q}“`}
          removeLabel={t("suche.filter_entfernen", { filter: suche.q })}
          onRemove={() => show(dropFilter(suche, "q"))}
        />
      )}
      {active.map((filter) => (
        <RemovableChip
          key={`${filter.name}:${filter.value}`}
          label={labelOf(filter)}
          removeLabel={t("suche.filter_entfernen", { filter: labelOf(filter) })}
          onRemove={() => show(dropFilter(suche, filter.name, filter.value))}
        />
      ))}
      <button type="button" className="action" onClick={() => show(clearFilters(suche))}>
        {t("suche.alle_entfernen")}
      </button>
    </div>
  );
}
