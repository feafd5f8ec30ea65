import { describe, expect, test } from "vitest";
import {
  currentMonth,
  formatAge,
  formatAgeRange,
  formatDay,
  formatDays,
  formatShortMonth,
  formatSpan,
  formatWeekday,
  listMonths,
  monthsBetween,
} from "./dates";

describe("ages", () => {
  test.each([
    [0, "0 Monate"],
    [1, "1 Monat"],
    [12, "1 Jahr"],
    [27, "2 Jahre 3 Monate"],
  ])("%i months are %s", (months, text) => {
    expect(formatAge(months)).toBe(text);
  });

  test.each([
    ["completed years", 24, 71, "2 bis 6 Jahre"],
    ["months at the beginning", 4, 35, "4 Monate bis 3 Jahre"],
    ["an end that is no birthday", 6, 40, "6 Monate bis 3 Jahre 4 Monate"],
    ["no beginning", null, 35, "bis 3 Jahre"],
    ["birth as the beginning", 0, 35, "bis 3 Jahre"],
    ["no end", 36, null, "ab 3 Jahre"],
    ["nothing", null, null, null],
  ])("a range with %s", (_, from, until, text) => {
    expect(formatAgeRange(from, until)).toBe(text);
  });
});

test.each([
  ["2025-05", "2027-08", 27],
  ["2027-08", "2027-08", 0],
  ["2027-09", "2027-08", -1],
])("from %s to %s are %i months", (from, until, months) => {
  expect(monthsBetween(from, until)).toBe(months);
});

test("listMonths crosses the year", () => {
  expect(listMonths("2026-11", 3)).toEqual(["2026-11", "2026-12", "2027-01"]);
});

test("currentMonth is that of Germany, also in the first hour of a month", () => {
  expect(currentMonth(new Date("2026-11-30T23:30:00Z"))).toBe("2026-12");
});

test("dates are written out", () => {
  expect(formatDay("2026-11-12")).toBe("12. November 2026");
  expect(formatShortMonth("2027-02-01")).toBe("Feb. 2027");
  expect(formatWeekday(1)).toBe("Montag");
  expect(formatDays("2026-12-24", "2027-01-01")).toBe("24.12.2026 – 01.01.2027");
  expect(formatDays("2026-12-24", "2026-12-24")).toBe("24. Dezember 2026");
});

test("an event is shown in German time", () => {
  expect(formatSpan("2027-01-16T09:00:00Z", "2027-01-16T11:00:00Z")).toBe("Samstag, 16. Januar 2027 um 10:00–12:00");
});
