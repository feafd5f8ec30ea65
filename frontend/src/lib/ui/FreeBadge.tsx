/** Free places with the date of the figure; "unknown" is said as such, never guessed. */
import type { KarteFrei } from "@/lib/api/types";
import { formatShortDay, formatShortMonth } from "@/lib/dates/dates";
import { t } from "@/lib/i18n/i18n";
import { Icon, type IconName } from "./Icon";

const ICONS: Record<KarteFrei["state"], IconName> = { frei: "check", keine: "minus", unbekannt: "question" };

/** "3 Plätze frei ab Aug. 2027" */
export function describeFrei(frei: KarteFrei): string {
  if (frei.state !== "frei") return t(`frei.${frei.state}`);
  const places = frei.anzahl === null ? t("frei.ohne_anzahl") : t("frei.anzahl", { n: frei.anzahl });
  if (frei.ab_on === null) return places;
  const isNow = frei.stand_on !== null && frei.ab_on <= frei.stand_on;
  return isNow ? t("frei.sofort", { plaetze: places }) : t("frei.ab", { plaetze: places, monat: formatShortMonth(frei.ab_on) });
}

export function FreeBadge({ frei }: { frei: KarteFrei }) {
  return (
    <p className="free">
      <span className={`badge badge--${frei.state}`}>
        <Icon name={ICONS[frei.state]} size={18} />
        {describeFrei(frei)}
      </span>
      {frei.stand_on && <span className="free__date">{t("frei.stand", { datum: formatShortDay(frei.stand_on) })}</span>}
    </p>
  );
}
