import { afterEach, expect, test, vi } from "vitest";
import { act, renderHook } from "@testing-library/react";
import { parseIds, saveMerkliste, toggleMerkliste, useMerkliste } from "./merkliste";

const ONE = "01a20d36-6b80-7c34-b555-8c2807327fec";
const TWO = "01a20d36-6b80-7c34-b555-8c2807327fed";

afterEach(() => vi.restoreAllMocks());

test("an Einrichtung is put on the list and taken off", () => {
  const { result } = renderHook(() => useMerkliste());
  act(() => expect(toggleMerkliste(ONE)).toBe(true));
  act(() => expect(toggleMerkliste(TWO)).toBe(true));
  expect(result.current).toEqual([ONE, TWO]);
  act(() => expect(toggleMerkliste(ONE)).toBe(false));
  expect(result.current).toEqual([TWO]);
});

test("the list outlives the page", () => {
  saveMerkliste([ONE]);
  expect(localStorage.getItem("merkliste")).toBe(JSON.stringify([ONE]));
});

test("another tab changes this one", () => {
  const { result } = renderHook(() => useMerkliste());
  act(() => {
    localStorage.setItem("merkliste", JSON.stringify([TWO]));
    window.dispatchEvent(new StorageEvent("storage", { key: "merkliste" }));
  });
  expect(result.current).toEqual([TWO]);
});

test.each([
  ["nothing", "", []],
  ["broken text", "{", []],
  ["no list", '"x"', []],
  ["what is no id", JSON.stringify(["../etc", 7, ONE, ONE]), [ONE]],
])("%s in the storage does no harm", (_, text, ids) => {
  expect(parseIds(text)).toEqual(ids);
});

test("where nothing may be stored, the list lives as long as the page", () => {
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("denied", "SecurityError");
  });
  const { result } = renderHook(() => useMerkliste());
  act(() => saveMerkliste([ONE]));
  expect(result.current).toEqual([ONE]);
  vi.restoreAllMocks();
  act(() => saveMerkliste([]));
});
