/** What a filter says in words, for chips and for the help when nothing was found. */
import { useQuery } from "@tanstack/react-query";
import { kommuneQuery } from "@/lib/api/queries";
import type { Karte } from "@/lib/api/types";
import { type LabelOf, useLabels } from "@/lib/codelisten";
import { formatAge, formatShortMonth } from "@/lib/dates/dates";
import { formatDistance } from "@/lib/i18n/numbers";
import { t } from "@/lib/i18n/i18n";
import { useKommune } from "@/lib/kommune";
import type { ActiveFilter, Suche } from "./search-state";

/** Names of the Stadtbezirke and Quartiere of the searched Kommune. */
export function usePlaces(suche: Suche) {
  const home = useKommune();
  const { data } = useQuery(kommuneQuery(suche.kommune?.[0] ?? home.slug));
  return data?.stadtbezirke ?? [];
}

export function useFilterLabel(suche: Suche, items: Karte[]): (filter: ActiveFilter) => string {
  const labelOf = useLabels();
  const bezirke = usePlaces(suche);
  const names = new Map([
    ...bezirke.flatMap((bezirk) => [bezirk, ...bezirk.quartiere]).map(({ slug, name }) => [slug, name] as const),
    ...items.flatMap(({ traeger }) => (traeger ? [[traeger.slug, traeger.name] as const] : [])),
  ]);
  return (filter) => describeFilter(filter, names, labelOf);
}

function describeFilter({ name, value }: ActiveFilter, names: Map<string, string>, labelOf: LabelOf): string {
  switch (name) {
    case "frei":
      return value === "true" ? t("filter.frei") : t("filter.frei_ab", { monat: formatShortMonth(value) });
    case "alter_months":
      return t("filter.alter", { alter: formatAge(Number(value)) });
    case "lat":
      return value ? t("filter.umkreis", { distanz: formatDistance(Number(value)) }) : t("filter.naehe");
    case "bbox":
      return t("filter.bbox");
    case "umfang":
      return t("filter.umfang", { n: value });
    case "stadtbezirk":
    case "quartier":
    case "traeger":
      return names.get(value) ?? value;
    case "sprache":
      return t("filter.sprache", { sprache: labelOf(name, value) });
    default:
      return labelOf(name, value);
  }
}
