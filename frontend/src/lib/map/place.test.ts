import { expect, test } from "vitest";
import { boundsOf, formatBounds, parseBounds, placeHere } from "./place";

test("boundsOf encloses all points", () => {
  expect(boundsOf([[7.1, 51.3], [7.3, 51.1], [7.2, 51.2]])).toEqual([7.1, 51.1, 7.3, 51.3]);
  expect(boundsOf([])).toBeNull();
});

test("a box survives the URL, about ten metres exact", () => {
  const text = formatBounds([7.123456, 51.1, 7.3, 51.3]);
  expect(text).toBe("7.1235,51.1000,7.3000,51.3000");
  expect(parseBounds(text)).toEqual([7.1235, 51.1, 7.3, 51.3]);
});

test.each([undefined, "", "1,2,3", "a,b,c,d"])("%s is no box", (text) => {
  expect(parseBounds(text)).toBeNull();
});

test("placeHere looks as far as the radius in every direction", () => {
  const here = placeHere(60, 7, 11_132);
  expect(here?.bounds.map((degrees) => Number(degrees.toFixed(3)))).toEqual([6.8, 59.9, 7.2, 60.1]);
  expect(placeHere(undefined, 7)).toBeNull();
});
