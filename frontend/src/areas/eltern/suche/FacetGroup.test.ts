import { expect, test } from "vitest";
import { listValues } from "./FacetGroup";

test("a chosen value without results stays, so that it can be taken away", () => {
  expect(listValues([{ value: "natur", count: 3 }], ["natur", "waldorf"])).toEqual([
    { value: "natur", count: 3 },
    { value: "waldorf", count: 0 },
  ]);
});
