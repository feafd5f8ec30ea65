import { expect, test } from "vitest";
import { computeAgeAtStart, forgetKind, readKind, saveKind } from "./kind";

test.each([
  ["born before", "2025-05", "2027-08", 27],
  ["born in the month of the start", "2027-08", "2027-08", 0],
  ["not yet born", "2027-09", "2027-08", null],
  ["fifteen years old", "2012-08", "2027-08", 180],
  ["older than fifteen", "2012-07", "2027-08", null],
])("age at start of a child %s", (_, geboren, ab, months) => {
  expect(computeAgeAtStart({ geboren, ab })).toBe(months);
});

test("the months stay in the browser until they are forgotten", () => {
  saveKind({ geboren: "2025-05", ab: "2027-08" });
  expect(readKind()).toEqual({ geboren: "2025-05", ab: "2027-08" });
  forgetKind();
  expect(readKind()).toBeNull();
});

test("anything else in the storage is ignored", () => {
  localStorage.setItem("kind", "2025-13 abc");
  expect(readKind()).toBeNull();
});
