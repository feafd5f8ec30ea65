import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { FreeBadge, describeFrei } from "./FreeBadge";

const FREI = { state: "frei" as const, anzahl: 3, ab_on: "2027-02-01", stand_on: "2026-11-12" };

test.each([
  ["several", FREI, "3 Plätze frei ab Feb. 2027"],
  ["one", { ...FREI, anzahl: 1 }, "1 Platz frei ab Feb. 2027"],
  ["free already when it was reported", { ...FREI, ab_on: "2026-11-01" }, "3 Plätze frei ab sofort"],
  ["without a number", { ...FREI, anzahl: null, ab_on: null }, "Freie Plätze"],
  ["none", { ...FREI, state: "keine" as const }, "Zurzeit kein freier Platz"],
  ["unknown", { ...FREI, state: "unbekannt" as const }, "Freie Plätze unbekannt"],
])("%s", (_, frei, text) => {
  expect(describeFrei(frei)).toBe(text);
});

test("the date of the figure stands beside it", () => {
  render(<FreeBadge frei={FREI} />);
  expect(screen.getByText("Stand 12.11.2026")).toBeInTheDocument();
});

test("without a report there is no date", () => {
  render(<FreeBadge frei={{ state: "unbekannt", anzahl: null, ab_on: null, stand_on: null }} />);
  expect(screen.queryByText(/Stand/)).not.toBeInTheDocument();
});
