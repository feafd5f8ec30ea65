/** All filters with their counts. A choice takes effect at once; the foot says how many are left. */
import { useQuery } from "@tanstack/react-query";
import { searchQuery } from "@/lib/api/queries";
import type { FacetName, SearchAnswer } from "@/lib/api/types";
import { t } from "@/lib/i18n/i18n";
import { Button } from "@/lib/ui/Button";
import { Dialog } from "@/lib/ui/Dialog";
import { FacetGroup } from "./FacetGroup";
import { FreeFilter } from "./FreeFilter";
import { PlaceFilter } from "./PlaceFilter";
import { RadiusFilter } from "./RadiusFilter";
import { type ListParameter, type Suche, clearFilters } from "./search-state";
import { toQuery } from "./use-suche";

interface FilterDrawerProps {
  suche: Suche;
  show: (suche: Suche, options?: { replace?: boolean }) => void;
  answer: SearchAnswer | undefined;
  onClose: () => void;
}

type FacetParameter = ListParameter & FacetName;

const BEFORE_PLACES: FacetParameter[] = ["art", "umfang", "betreuungszeit"];
const AFTER_PLACES: FacetParameter[] = [
  "traegertyp",
  "konfession",
  "konzept",
  "schwerpunkt",
  "sprache",
  "inklusion",
  "barrierefreiheit",
  "verpflegung",
  "merkmal",
];

export default function FilterDrawer({ suche, show, answer, onClose }: FilterDrawerProps) {
  const { data = answer } = useQuery(searchQuery(toQuery(suche)));
  const change = (next: Suche) => show(next, { replace: true });
  const group = (name: FacetParameter, isOpen: boolean) => (
    <FacetGroup
      key={name}
      name={name}
      counts={data?.facets[name] ?? []}
      suche={suche}
      change={change}
      isOpen={isOpen || suche[name] !== undefined}
    />
  );
  return (
    <Dialog
      side
      title={t("suche.alle_filter")}
      onClose={onClose}
      footer={
        <>
          <Button kind="primary" onClick={onClose}>
            {data ? t("filter.anzeigen", { n: data.pagination.total }) : t("suche.laedt")}
          </Button>
          <Button onClick={() => change(clearFilters(suche))}>{t("suche.alle_entfernen")}</Button>
        </>
      }
    >
      <FreeFilter suche={suche} change={change} />
      {suche.lat !== undefined && <RadiusFilter suche={suche} change={change} />}
      {BEFORE_PLACES.map((name) => group(name, true))}
      <PlaceFilter suche={suche} change={change} facets={data?.facets} />
      {AFTER_PLACES.map((name) => group(name, false))}
    </Dialog>
  );
}
