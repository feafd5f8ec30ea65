/** How many, and in which order. */
import { t } from "@/lib/i18n/i18n";
import { type Sort, type Suche, changeSuche, effectiveSort, listSorts } from "./search-state";

interface ResultHeadProps {
  suche: Suche;
  show: (suche: Suche) => void;
  total: number | undefined;
}

export function ResultHead({ suche, show, total }: ResultHeadProps) {
  return (
    <div className="result-head">
      <h2 id="treffer" className="result-head__count">
        {total === undefined ? t("suche.laedt") : t("suche.anzahl", { n: total })}
      </h2>
      <label className="result-head__sort">
        <span>{t("suche.sortieren")}</span>
        <select
          className="select"
          value={effectiveSort(suche)}
          onChange={(event) => show(changeSuche(suche, { sort: event.target.value as Sort }))}
        >
          {listSorts(suche).map((sort) => (
            <option key={sort} value={sort}>
              {t(`sort.${sort}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
