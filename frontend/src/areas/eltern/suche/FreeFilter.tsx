/** Only free places, and from which month on. */
import { CheckboxField } from "@/lib/forms/CheckboxField";
import { SelectField } from "@/lib/forms/SelectField";
import { currentMonth, formatMonth, listMonths } from "@/lib/dates/dates";
import { t } from "@/lib/i18n/i18n";
import { FilterSection } from "./FilterSection";
import { readKind } from "./kind";
import { type Suche, changeSuche, dropFilter } from "./search-state";

const MONTHS_AHEAD = 25;

interface FreeFilterProps {
  suche: Suche;
  change: (suche: Suche) => void;
}

export function FreeFilter({ suche, change }: FreeFilterProps) {
  const isOn = suche.frei === "true";
  const toggle = () =>
    change(isOn ? dropFilter(suche, "frei") : changeSuche(suche, { frei: "true", frei_ab: readKind()?.ab }));
  return (
    <FilterSection title={t("filtername.frei")} isOpen chosen={isOn ? 1 : 0}>
      <CheckboxField label={t("filter.nur_frei")} checked={isOn} onChange={toggle} />
      {isOn && (
        <SelectField
          label={t("filter.frei_bis")}
          value={suche.frei_ab ?? ""}
          onChange={(month) => change(changeSuche(suche, { frei_ab: month || undefined }))}
        >
          <option value="">{t("kind.beliebig")}</option>
          {listMonths(currentMonth(), MONTHS_AHEAD).map((month) => (
            <option key={month} value={month}>
              {formatMonth(month)}
            </option>
          ))}
        </SelectField>
      )}
    </FilterSection>
  );
}
