import { expect, test } from "vitest";
import { canonicalQuery, parseQuery, stringifyQuery } from "./url";

test("stringifyQuery repeats the key of a list and leaves out what is empty", () => {
  expect(stringifyQuery({ art: ["kita", "ogs"], q: "Große Wiese", lat: 51.2, leer: "", nichts: undefined })).toBe(
    "art=kita&art=ogs&q=Gro%C3%9Fe+Wiese&lat=51.2",
  );
});

test("parseQuery is its reverse", () => {
  expect(parseQuery("art=kita&art=ogs&q=Wald")).toEqual({ art: ["kita", "ogs"], q: "Wald" });
});

test.each([
  ["the order of the keys", "q=Wald&art=kita", "art=kita&q=Wald"],
  ["the order of the values", "art=ogs&art=kita", "art=kita&art=ogs"],
  ["defaults", "q=Wald&page=1&page_size=20", "q=Wald"],
  ["empty values", "q=&art=kita", "art=kita"],
  ["the spelling of a space", "q=a%20b", "q=a+b"],
])("canonicalQuery does not mind %s", (_, one, other) => {
  expect(canonicalQuery(one)).toBe(canonicalQuery(other));
});
