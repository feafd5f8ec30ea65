import { describe, expect, test } from "vitest";
import {
  applySuggestion,
  changeSuche,
  clearFilters,
  dropFilter,
  effectiveSort,
  listActiveFilters,
  listSorts,
  parseSuche,
  toggleValue,
  withoutPaging,
} from "./search-state";

describe("parseSuche reads the URL", () => {
  test("with single and repeated values", () => {
    expect(parseSuche({ q: " Wald ", art: "kita", sprache: ["tr", "en", "tr"], frei: "true", page: "3" })).toEqual({
      q: "Wald",
      art: ["kita"],
      sprache: ["tr", "en"],
      frei: "true",
      page: 3,
    });
  });

  test.each<[string, Record<string, string>, object?]>([
    ["a latitude without longitude", { lat: "51.2" }],
    ["a radius without a point", { radius_m: "500" }],
    ["a radius below the smallest", { lat: "51", lon: "7", radius_m: "10" }, { lat: 51, lon: 7 }],
    ["a box that is none", { bbox: "1,2,3" }],
    ["a month without free places", { frei_ab: "2027-08" }],
    ["a month that does not exist", { frei: "true", frei_ab: "2027-13" }, { frei: "true" }],
    ["distance as order without a point", { sort: "distanz" }],
    ["an order nobody knows", { sort: "zufall" }],
    ["the first page", { page: "1" }],
    ["a page that is no number", { page: "abc" }],
    ["an age nobody has", { alter_months: "400" }],
    ["parameters of others", { lang: "en", utm_source: "x" }],
  ])("and drops %s", (_, raw, expected = {}) => {
    expect(parseSuche(raw)).toEqual(expected);
  });

  test("and lets the radius win over a box", () => {
    const suche = parseSuche({ lat: 51.2, lon: 7.1, radius_m: 500, bbox: "7,51,8,52" });
    expect(suche).toEqual({ lat: 51.2, lon: 7.1, radius_m: 500 });
  });
});

describe("a change of the filters", () => {
  test("leads back to the first page", () => {
    expect(changeSuche({ page: 4, q: "Wald" }, { frei: "true" })).toEqual({ q: "Wald", frei: "true" });
  });

  test("adds a value and takes it away again", () => {
    const added = toggleValue({ art: ["kita"] }, "art", "ogs");
    expect(added).toEqual({ art: ["kita", "ogs"] });
    expect(toggleValue(added, "art", "kita")).toEqual({ art: ["ogs"] });
    expect(toggleValue({ art: ["kita"] }, "art", "kita")).toEqual({});
  });

  test("takes with the point everything that needs it", () => {
    expect(dropFilter({ lat: 51, lon: 7, radius_m: 500, sort: "distanz", q: "Wald" }, "lat")).toEqual({ q: "Wald" });
  });

  test("takes with free places the month", () => {
    expect(dropFilter({ frei: "true", frei_ab: "2027-08" }, "frei")).toEqual({});
  });

  test("removes a whole list when no value is named", () => {
    expect(dropFilter({ konzept: ["waldorf", "natur"] }, "konzept")).toEqual({});
  });
});

test("listActiveFilters names every filter once, but neither text nor Kommune nor order", () => {
  const active = listActiveFilters({
    q: "Wald",
    kommune: ["wuppertal"],
    frei: "true",
    frei_ab: "2027-08",
    alter_months: 0,
    konzept: ["waldorf", "natur"],
    sort: "name",
  });
  expect(active).toEqual([
    { name: "frei", value: "2027-08" },
    { name: "alter_months", value: "0" },
    { name: "konzept", value: "waldorf" },
    { name: "konzept", value: "natur" },
  ]);
});

test("clearFilters keeps only the Kommune", () => {
  expect(clearFilters({ q: "Wald", kommune: ["wuppertal"], frei: "true" })).toEqual({ kommune: ["wuppertal"] });
});

describe("applySuggestion", () => {
  test("replaces the typed text by a filter", () => {
    expect(applySuggestion({ q: "wald" }, "konzept", "waldorf")).toEqual({ konzept: ["waldorf"] });
  });

  test("does not double a filter that is there", () => {
    expect(applySuggestion({ konzept: ["waldorf"] }, "konzept", "waldorf")).toEqual({ konzept: ["waldorf"] });
  });

  test("searches for a place as text", () => {
    expect(applySuggestion({}, "q", "42105")).toEqual({ q: "42105" });
  });
});

describe("the order", () => {
  test.each([
    [{}, "name"],
    [{ q: "Wald" }, "relevanz"],
    [{ lat: 51, lon: 7 }, "distanz"],
    [{ q: "Wald", sort: "frei" as const }, "frei"],
  ])("of %j is %s", (suche, sort) => {
    expect(effectiveSort(suche)).toBe(sort);
  });

  test("offers distance and relevance only where they mean something", () => {
    expect(listSorts({})).toEqual(["name", "frei"]);
    expect(listSorts({ q: "Wald", lat: 51, lon: 7 })).toEqual(["relevanz", "distanz", "name", "frei"]);
  });
});

test("the map asks for all pages at once", () => {
  expect(withoutPaging({ q: "Wald", page: 2, sort: "name" })).toEqual({ q: "Wald" });
});
