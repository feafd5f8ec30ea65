/** What the points on the map mean. */
import { t } from "@/lib/i18n/i18n";

export function MapLegend() {
  return (
    <ul className="legend" aria-label={t("legende.titel")}>
      <li>
        <span className="legend__free">2</span> {t("legende.frei")}
      </li>
      <li>
        <span className="legend__dot" /> {t("legende.ohne")}
      </li>
      <li>
        <span className="legend__cluster">12</span> {t("legende.gruppe")}
      </li>
    </ul>
  );
}
