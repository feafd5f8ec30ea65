/** The most used filters in one line, and the way to all others. */
import { useQuery } from "@tanstack/react-query";
import { Suspense, lazy, useState } from "react";
import { kommunenQuery } from "@/lib/api/queries";
import type { FacetName, SearchAnswer } from "@/lib/api/types";
import { loadTexts, t } from "@/lib/i18n/i18n";
import { ToggleChip } from "@/lib/ui/Chip";
import { Icon } from "@/lib/ui/Icon";
import { useKommune } from "@/lib/kommune";
import { type Suche, changeSuche, dropFilter, listActiveFilters, toggleValue } from "./search-state";
import { ARTEN } from "./arten";
import { readKind } from "./kind";

const FilterDrawer = lazy(async () => {
  const [module] = await Promise.all([import("./FilterDrawer"), loadTexts("filter")]);
  return module;
});


interface FilterProps {
  suche: Suche;
  show: (suche: Suche, options?: { replace?: boolean }) => void;
  answer: SearchAnswer | undefined;
}

function countOf(answer: SearchAnswer | undefined, name: FacetName, value: string): number | undefined {
  if (!answer) return undefined;
  return answer.facets[name].find((entry) => entry.value === value)?.count ?? 0;
}

function KommuneSelect({ suche, show, answer }: FilterProps) {
  const home = useKommune();
  const { data } = useQuery(kommunenQuery());
  const slugs = answer?.facets.kommune?.map((entry) => entry.value) ?? [];
  const chosen = suche.kommune?.[0] ?? "";
  const known = new Map([[home.slug, home.name], ...(data?.items ?? []).map((item) => [item.slug, item.name] as const)]);
  if (known.size + slugs.length <= 2 && chosen === home.slug) return null;
  return (
    <select
      className="chip chip--select"
      aria-label={t("suche.kommune")}
      value={chosen}
      onChange={(event) =>
        show(
          changeSuche(suche, {
            kommune: event.target.value ? [event.target.value] : undefined,
            stadtbezirk: undefined,
            quartier: undefined,
            bbox: undefined,
          }),
        )
      }
    >
      <option value="">{t("suche.alle_orte")}</option>
      {[...known].map(([slug, name]) => (
        <option key={slug} value={slug}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** "Free places" remembers the wished start, when one was given. */
function toggleFrei(suche: Suche): Suche {
  if (suche.frei) return dropFilter(suche, "frei");
  return changeSuche(suche, { frei: "true", frei_ab: readKind()?.ab });
}

export function QuickFilters({ suche, show, answer }: FilterProps) {
  const [isOpen, setOpen] = useState(false);
  const active = listActiveFilters(suche).length;
  return (
    <div className="quick-filters">
      <div className="quick-filters__line" role="group" aria-label={t("suche.filter")}>
        <button type="button" className="chip chip--all" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <Icon name="filter" size={20} />
          {active > 0 ? t("suche.alle_filter_anzahl", { n: active }) : t("suche.alle_filter")}
        </button>
        <KommuneSelect suche={suche} show={show} answer={answer} />
        <ToggleChip
          label={t("filter.frei")}
          pressed={suche.frei === "true"}
          count={countOf(answer, "frei", "true")}
          onToggle={() => show(toggleFrei(suche))}
        />
        {ARTEN.map((art) => (
          <ToggleChip
            key={art}
            label={t(`art.${art}`)}
            dot={art}
            pressed={suche.art?.includes(art) ?? false}
            count={countOf(answer, "art", art)}
            onToggle={() => show(toggleValue(suche, "art", art))}
          />
        ))}
      </div>
      {isOpen && (
        <Suspense>
          <FilterDrawer suche={suche} show={show} answer={answer} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}
