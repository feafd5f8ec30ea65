/** The name of a filter as a whole ("Konzept"), where no single value is meant. */
import { t } from "@/lib/i18n/i18n";
import { type Suche, isList } from "./search-state";

/** In which words "without …" names a parameter. */
export function nameFilter(parameter: string, suche: Suche): string {
  if (isList(parameter)) return t(`filtername.${parameter}`);
  switch (parameter) {
    case "q":
      return t("filtername.q", { text: suche.q ?? "" });
    case "alter_months":
      return t("filtername.alter");
    case "frei":
    case "frei_ab":
      return t("filtername.frei");
    case "bbox":
      return t("filtername.bbox");
    default:
      return t("filtername.umkreis");
  }
}
