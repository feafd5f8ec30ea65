/** "How old is my child when it starts?": two months are asked, only the age goes into the URL. */
import { useState } from "react";
import { currentMonth, formatAge, formatMonth, formatMonthName, listMonths } from "@/lib/dates/dates";
import { t } from "@/lib/i18n/i18n";
import { Button } from "@/lib/ui/Button";
import { Dialog } from "@/lib/ui/Dialog";
import { SelectField } from "@/lib/forms/SelectField";
import { type Kind, computeAgeAtStart, forgetKind, readKind, saveKind } from "./kind";
import { type Suche, changeSuche } from "./search-state";

interface KindDialogProps {
  suche: Suche;
  show: (suche: Suche) => void;
  onClose: () => void;
}

const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, "0"));
const YEARS_BACK = 14;
const MONTHS_AHEAD = 25;

/** Years a child may be born in: next year for the unborn, then back. */
function listYears(now: string): string[] {
  const year = Number(now.slice(0, 4));
  return Array.from({ length: YEARS_BACK + 2 }, (_, index) => String(year + 1 - index));
}

function describeAge(kind: Kind | null): string {
  if (!kind) return t("kind.noch_offen");
  const age = computeAgeAtStart(kind);
  return age === null ? t("kind.unpassend") : t("kind.alter", { alter: formatAge(age) });
}

export default function KindDialog({ suche, show, onClose }: KindDialogProps) {
  const now = currentMonth();
  const known = readKind();
  const [month, setMonth] = useState(known?.geboren.slice(5) ?? "");
  const [year, setYear] = useState(known?.geboren.slice(0, 4) ?? "");
  const [start, setStart] = useState(known?.ab ?? now);
  const kind = month && year ? { geboren: `${year}-${month}`, ab: start } : null;
  const age = kind && computeAgeAtStart(kind);

  const apply = () => {
    if (!kind || age === null) return;
    saveKind(kind);
    show(changeSuche(suche, { alter_months: age, frei_ab: suche.frei && kind.ab }));
    onClose();
  };
  const reset = () => {
    forgetKind();
    show(changeSuche(suche, { alter_months: undefined, frei_ab: undefined }));
    onClose();
  };

  return (
    <Dialog
      title={t("kind.titel")}
      onClose={onClose}
      footer={
        <>
          <Button kind="primary" onClick={apply} disabled={age === null}>
            {t("kind.uebernehmen")}
          </Button>
          <Button onClick={reset}>{t("kind.zuruecksetzen")}</Button>
        </>
      }
    >
      <fieldset className="fieldset fieldset--row">
        <legend className="field__label">{t("kind.geboren")}</legend>
        <SelectField label={t("kind.monat")} value={month} onChange={setMonth}>
          <option value="">{t("kind.bitte")}</option>
          {MONTHS.map((number) => (
            <option key={number} value={number}>
              {formatMonthName(Number(number))}
            </option>
          ))}
        </SelectField>
        <SelectField label={t("kind.jahr")} value={year} onChange={setYear}>
          <option value="">{t("kind.bitte")}</option>
          {listYears(now).map((number) => (
            <option key={number} value={number}>
              {number}
            </option>
          ))}
        </SelectField>
      </fieldset>
      <SelectField label={t("kind.ab")} value={start} onChange={setStart}>
        {listMonths(now, MONTHS_AHEAD).map((iso) => (
          <option key={iso} value={iso}>
            {formatMonth(iso)}
          </option>
        ))}
      </SelectField>
      <p className="kind__result" role="status">
        {describeAge(kind)}
      </p>
      <p className="hint">{t("kind.hinweis")}</p>
    </Dialog>
  );
}
