import { describe, expect, test } from "vitest";
import { isClosed, listHours, pickText, splitParagraphs, summariseFrei, summariseHours, toWebLink } from "./profile-text";

const window = (weekday: number, opens_at: string, closes_at: string) => ({ weekday, opens_at, closes_at });
const WEEK = [
  ...[1, 2, 3, 4].map((weekday) => window(weekday, "07:00", "16:30")),
  window(5, "13:00", "15:00"),
  window(5, "07:00", "12:00"),
];

describe("hours", () => {
  test("days with the same hours stand together, windows in order", () => {
    expect(summariseHours(WEEK)).toEqual([
      { days: "Montag – Donnerstag", hours: "07:00–16:30 Uhr" },
      { days: "Freitag", hours: "07:00–12:00 Uhr, 13:00–15:00 Uhr" },
    ]);
  });

  test("a closed working day is listed, a closed weekend is not", () => {
    const days = listHours([window(1, "07:00", "12:00"), window(6, "09:00", "12:00")]);
    expect(days.map(({ weekday, windows }) => [weekday, windows.length])).toEqual([
      [1, 1],
      [2, 0],
      [3, 0],
      [4, 0],
      [5, 0],
      [6, 1],
    ]);
  });
});

const text = (sprache: string) => ({
  sprache,
  kurzbeschreibung: sprache,
  beschreibung: "",
  konzept: null,
  alltag: null,
  eingewoehnung: null,
  raeume: null,
});

describe("texts", () => {
  test("the reader's language comes first, then German", () => {
    expect(pickText([text("de"), text("en")], "en")?.sprache).toBe("en");
    expect(pickText([text("tr"), text("de")], "en")?.sprache).toBe("de");
    expect(pickText([], "en")).toBeUndefined();
  });

  test("a blank line separates paragraphs", () => {
    expect(splitParagraphs("Eins.\n \nZwei,\nimmer noch zwei.\n\n")).toEqual(["Eins.", "Zwei,\nimmer noch zwei."]);
  });
});

test.each([
  ["https://kita.example/x", "https://kita.example/x"],
  ["www.kita.example", "https://www.kita.example/"],
  ["javascript:alert(1)", null],
  ["", null],
  [null, null],
])("toWebLink(%s)", (url, link) => {
  expect(toWebLink(url)).toBe(link);
});

test.each([
  ["the day before", "2026-07-31", "2026-07-30", false],
  ["the last day itself", "2026-07-31", "2026-07-31", false],
  ["the day after", "2026-07-31", "2026-08-01", true],
  ["no closing date", null, "2026-08-01", false],
])("isClosed on %s", (_, closedOn, today, expected) => {
  expect(isClosed(closedOn, today)).toBe(expected);
});

test("summariseFrei adds up the places and takes the earliest day", () => {
  const entry = { alter_from_months: 24, alter_until_months: 35, umfang_hours: null };
  expect(
    summariseFrei({
      state: "frei",
      stand_on: "2026-11-12",
      eintraege: [
        { ...entry, ab_on: "2027-08-01", anzahl: 2 },
        { ...entry, ab_on: "2027-02-01", anzahl: 1 },
      ],
    }),
  ).toEqual({ state: "frei", anzahl: 3, ab_on: "2027-02-01", stand_on: "2026-11-12" });
});
