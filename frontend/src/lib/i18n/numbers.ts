/** Numbers, distances, money and times as people read them. */
import type { Anschrift } from "@/lib/api/types";
import { formatLocale, t } from "./i18n";

const whole = new Intl.NumberFormat(formatLocale);
const kilometres = new Intl.NumberFormat(formatLocale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const euros = new Intl.NumberFormat(formatLocale, { style: "currency", currency: "EUR" });

/** 1.870 */
export const formatNumber = (value: number): string => whole.format(value);
/** 58,00 € */
export const formatEuros = (cents: number): string => euros.format(cents / 100);

/** 350 m below one kilometre, 1,2 km above. */
export function formatDistance(metres: number): string {
  if (metres < 950) return `${whole.format(Math.round(metres / 10) * 10)} m`;
  return `${kilometres.format(metres / 1000)} km`;
}

/** 07:00–16:30 Uhr */
export function formatTimes(opensAt: string, closesAt: string): string {
  return t("zeit.von_bis", { von: opensAt.slice(0, 5), bis: closesAt.slice(0, 5) });
}

/** Street and number, leaving out what is not public. */
export function formatStreet(anschrift: Anschrift): string {
  return [anschrift.strasse, anschrift.hausnummer].filter(Boolean).join(" ");
}

/** The address in one line. */
export function formatAddress(anschrift: Anschrift): string {
  return [formatStreet(anschrift), `${anschrift.plz} ${anschrift.ort}`].filter(Boolean).join(", ");
}
