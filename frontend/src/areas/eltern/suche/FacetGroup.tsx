/** One filter of the drawer: its values with the number of results each would leave. */
import type { FacetCount } from "@/lib/api/types";
import { useLabels } from "@/lib/codelisten";
import { CheckboxField } from "@/lib/forms/CheckboxField";
import { t } from "@/lib/i18n/i18n";
import { FilterSection } from "./FilterSection";
import { type ListParameter, type Suche, toggleValue } from "./search-state";

interface FacetGroupProps {
  name: ListParameter;
  counts: FacetCount[];
  suche: Suche;
  change: (suche: Suche) => void;
  isOpen: boolean;
}

/** Chosen values stay visible even when nothing is left of them. */
export function listValues(counts: FacetCount[], chosen: readonly string[]): FacetCount[] {
  const missing = chosen.filter((value) => !counts.some((entry) => entry.value === value));
  return [...counts, ...missing.map((value) => ({ value, count: 0 }))];
}

export function FacetGroup({ name, counts, suche, change, isOpen }: FacetGroupProps) {
  const labelOf = useLabels();
  const chosen = suche[name] ?? [];
  const values = listValues(counts, chosen);
  if (values.length === 0) return null;
  const label = (value: string) => (name === "umfang" ? t("filter.umfang", { n: value }) : labelOf(name, value));
  return (
    <FilterSection title={t(`filtername.${name}`)} isOpen={isOpen} chosen={chosen.length}>
      {values.map(({ value, count }) => (
        <CheckboxField
          key={value}
          label={label(value)}
          count={count}
          checked={chosen.includes(value)}
          onChange={() => change(toggleValue(suche, name, value))}
        />
      ))}
    </FilterSection>
  );
}
