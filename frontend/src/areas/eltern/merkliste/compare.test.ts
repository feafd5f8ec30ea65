import { expect, test } from "vitest";
import { chooseCompared, toggleCompared } from "./compare";

test("without a choice the first four are compared", () => {
  expect(chooseCompared(["a", "b", "c", "d", "e"], null)).toEqual(["a", "b", "c", "d"]);
});

test("what left the list leaves the comparison", () => {
  expect(chooseCompared(["a", "c"], ["a", "b"])).toEqual(["a"]);
});

test("a fifth finds no room", () => {
  expect(toggleCompared(["a", "b", "c", "d"], "e")).toEqual(["a", "b", "c", "d"]);
  expect(toggleCompared(["a", "b", "c", "d"], "b")).toEqual(["a", "c", "d"]);
  expect(toggleCompared(["a"], "e")).toEqual(["a", "e"]);
});
