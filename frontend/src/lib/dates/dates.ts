/** Dates, months and ages as people read them. Date strings are ISO (YYYY-MM-DD or YYYY-MM). */
import { formatLocale, t } from "@/lib/i18n/i18n";

const BERLIN = "Europe/Berlin";

function formatter(options: Intl.DateTimeFormatOptions): (value: Date) => string {
  const format = new Intl.DateTimeFormat(formatLocale, options);
  return (value) => format.format(value);
}

const day = formatter({ day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const shortDay = formatter({ day: "2-digit", month: "2-digit", year: "numeric", timeZone: "UTC" });
const month = formatter({ month: "long", year: "numeric", timeZone: "UTC" });
const shortMonth = formatter({ month: "short", year: "numeric", timeZone: "UTC" });
const monthName = formatter({ month: "long", timeZone: "UTC" });
const moment = formatter({ dateStyle: "full", timeStyle: "short", timeZone: BERLIN });
const clockTime = formatter({ timeStyle: "short", timeZone: BERLIN });
const weekday = formatter({ weekday: "long", timeZone: "UTC" });

/** 12. November 2026 */
export const formatDay = (isoDate: string): string => day(new Date(isoDate));
/** 12.11.2026 */
export const formatShortDay = (isoDate: string): string => shortDay(new Date(isoDate));
/** August 2027 */
export const formatMonth = (isoMonth: string): string => month(new Date(`${isoMonth.slice(0, 7)}-01`));
/** Aug. 2027 */
export const formatShortMonth = (isoMonth: string): string => shortMonth(new Date(`${isoMonth.slice(0, 7)}-01`));
/** August, for 1..12 */
export const formatMonthName = (number: number): string => monthName(new Date(Date.UTC(2024, number - 1, 1)));
/** Montag, for 1..7 */
export const formatWeekday = (number: number): string => weekday(new Date(Date.UTC(2024, 0, number)));

/** Samstag, 16. Januar 2027 um 10:00–12:00 */
export function formatSpan(startsAt: string, endsAt: string): string {
  return `${moment(new Date(startsAt))}–${clockTime(new Date(endsAt))}`;
}

/** A range of days, or the one day. */
export function formatDays(fromOn: string, untilOn: string): string {
  if (fromOn === untilOn) return formatDay(fromOn);
  return `${formatShortDay(fromOn)} – ${formatShortDay(untilOn)}`;
}

/** An age in words: "2 Jahre 3 Monate". */
export function formatAge(months: number): string {
  const years = Math.floor(months / 12);
  const rest = months % 12;
  const parts = [];
  if (years > 0) parts.push(t("alter.jahre", { n: years }));
  if (rest > 0 || years === 0) parts.push(t("alter.monate", { n: rest }));
  return parts.join(" ");
}

/** "Up to 71 completed months" means until the sixth birthday. */
const untilBirthday = (months: number): number => ((months + 1) % 12 === 0 ? months + 1 : months);

/** An age range, its end inclusive: "1 bis 6 Jahre", "4 Monate bis 3 Jahre". */
export function formatAgeRange(fromMonths: number | null, untilMonths: number | null): string | null {
  if (fromMonths === null && untilMonths === null) return null;
  if (untilMonths === null) return t("alter.ab", { von: formatAge(fromMonths ?? 0) });
  const until = untilBirthday(untilMonths);
  if (!fromMonths) return t("alter.bis", { bis: formatAge(until) });
  const areYears = fromMonths % 12 === 0 && until % 12 === 0;
  return t("alter.spanne", { von: areYears ? fromMonths / 12 : formatAge(fromMonths), bis: formatAge(until) });
}

/** Whole months from one ISO month to another. */
export function monthsBetween(fromMonth: string, untilMonth: string): number {
  const [fromYear = 0, from = 0] = fromMonth.split("-").map(Number);
  const [untilYear = 0, until = 0] = untilMonth.split("-").map(Number);
  return (untilYear - fromYear) * 12 + until - from;
}

/** ISO months, counted from one on. */
export function listMonths(fromMonth: string, count: number): string[] {
  const [year = 0, start = 1] = fromMonth.split("-").map(Number);
  return Array.from({ length: count }, (_, step) =>
    new Date(Date.UTC(year, start - 1 + step, 1)).toISOString().slice(0, 7),
  );
}

/** The day it is now in Germany. */
export function currentDay(now: Date = new Date()): string {
  return new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeZone: BERLIN }).format(now);
}

/** The month it is now in Germany. */
export function currentMonth(now: Date = new Date()): string {
  return currentDay(now).slice(0, 7);
}
