/** How far around the given point. */
import { SelectField } from "@/lib/forms/SelectField";
import { formatDistance } from "@/lib/i18n/numbers";
import { t } from "@/lib/i18n/i18n";
import { FilterSection } from "./FilterSection";
import { type Suche, changeSuche } from "./search-state";

const RADII_M = [500, 1000, 2000, 5000, 10_000, 25_000];

interface RadiusFilterProps {
  suche: Suche;
  change: (suche: Suche) => void;
}

export function RadiusFilter({ suche, change }: RadiusFilterProps) {
  return (
    <FilterSection title={t("filtername.umkreis")} isOpen chosen={suche.radius_m ? 1 : 0}>
      <SelectField
        label={t("filter.entfernung")}
        value={String(suche.radius_m ?? "")}
        onChange={(radius) =>
          change(changeSuche(suche, { radius_m: radius ? Number(radius) : undefined, bbox: undefined }))
        }
      >
        <option value="">{t("kind.beliebig")}</option>
        {RADII_M.map((radius) => (
          <option key={radius} value={radius}>
            {formatDistance(radius)}
          </option>
        ))}
      </SelectField>
    </FilterSection>
  );
}
