/** What the pages say about a profile, worked out without any markup. Pure functions only. */
import type { Oeffnungszeit, Profil, Profiltext } from "@/lib/api/types";
import { formatWeekday } from "@/lib/dates/dates";
import { formatTimes } from "@/lib/i18n/numbers";

/** The text in the reader's language; otherwise German, which leads. */
export function pickText(texte: readonly Profiltext[], language: string): Profiltext | undefined {
  return texte.find((text) => text.sprache === language) ?? texte.find((text) => text.sprache === "de") ?? texte[0];
}

/** Paragraphs of a text; a blank line separates them. */
export function splitParagraphs(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
}

export interface DayHours {
  weekday: number;
  windows: string[];
}

/** All windows per weekday, Monday first; a day without any is closed. Saturday and Sunday only when open. */
export function listHours(zeiten: readonly Oeffnungszeit[]): DayHours[] {
  return [1, 2, 3, 4, 5, 6, 7]
    .map((weekday) => ({
      weekday,
      windows: zeiten
        .filter((window) => window.weekday === weekday)
        .toSorted((a, b) => a.opens_at.localeCompare(b.opens_at))
        .map((window) => formatTimes(window.opens_at, window.closes_at)),
    }))
    .filter(({ weekday, windows }) => weekday <= 5 || windows.length > 0);
}

/** Days with the same hours together: "Montag – Donnerstag: 07:00–16:30 Uhr". */
export function summariseHours(zeiten: readonly Oeffnungszeit[]): { days: string; hours: string }[] {
  const groups: { from: number; until: number; hours: string }[] = [];
  for (const { weekday, windows } of listHours(zeiten)) {
    const hours = windows.join(", ");
    const last = groups.at(-1);
    if (last && last.hours === hours && last.until === weekday - 1) last.until = weekday;
    else groups.push({ from: weekday, until: weekday, hours });
  }
  return groups
    .filter(({ hours }) => hours !== "")
    .map(({ from, until, hours }) => ({
      days: from === until ? formatWeekday(from) : `${formatWeekday(from)} – ${formatWeekday(until)}`,
      hours,
    }));
}

/** A link only where it leads to a web page; a profile must not smuggle in another scheme. */
export function toWebLink(url: string | null): string | null {
  if (!url) return null;
  const parsed = URL.parse(url) ?? URL.parse(`https://${url}`);
  return parsed && ["http:", "https:"].includes(parsed.protocol) ? parsed.href : null;
}

/** Whether it is closed for good: the closing date is the last day of operation. */
export function isClosed(closedOn: string | null, today: string): boolean {
  return closedOn !== null && closedOn < today;
}

/** The free places of a profile in the shape of a card's badge. */
export function summariseFrei(frei: Profil["frei"]) {
  const dates = frei.eintraege.map((entry) => entry.ab_on).toSorted();
  const count = frei.eintraege.reduce((sum, entry) => sum + entry.anzahl, 0);
  return { state: frei.state, anzahl: count || null, ab_on: dates[0] ?? null, stand_on: frei.stand_on };
}
