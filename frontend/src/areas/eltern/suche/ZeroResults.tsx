/** Nothing found: which single filter stands in the way, and whom to ask. */
import type { SearchAnswer } from "@/lib/api/types";
import { t } from "@/lib/i18n/i18n";
import { useKommune } from "@/lib/kommune";
import { Alert } from "@/lib/ui/Alert";
import { Button } from "@/lib/ui/Button";
import { Stelle } from "@/lib/ui/Stelle";
import { type Suche, clearFilters, dropFilter } from "./search-state";
import { nameFilter } from "./filter-name";

interface ZeroResultsProps {
  answer: SearchAnswer;
  suche: Suche;
  show: (suche: Suche) => void;
}

export default function ZeroResults({ answer, suche, show }: ZeroResultsProps) {
  const { stelle } = useKommune();
  const helpful = answer.ohne_filter.toSorted((a, b) => b.total - a.total);
  return (
    <Alert kind="info" title={t("nichts.titel")}>
      <p className="kern-body">{helpful.length > 0 ? t("nichts.ein_filter") : t("nichts.mehrere_filter")}</p>
      <ul className="zero__list">
        {helpful.map(({ parameter, total }) => (
          <li key={parameter}>
            <Button onClick={() => show(dropFilter(suche, parameter))}>
              {t("nichts.ohne", { filter: nameFilter(parameter, suche), n: total })}
            </Button>
          </li>
        ))}
        <li>
          <Button kind="primary" onClick={() => show(clearFilters(suche))}>
            {t("nichts.alle_entfernen")}
          </Button>
        </li>
      </ul>
      <p className="kern-body">{t("nichts.beratung")}</p>
      <Stelle stelle={stelle} />
    </Alert>
  );
}
