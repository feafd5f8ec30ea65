/** The Merkliste: ids of remembered Einrichtungen, kept in this browser only and shared by its tabs. */
import { useSyncExternalStore } from "react";
import { readStored, writeStored } from "./storage";

const KEY = "merkliste";
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const listeners = new Set<() => void>();
let cached: { text: string; ids: readonly string[] } = { text: "", ids: [] };

/** Ids out of stored text; anything else that may stand there is ignored. */
export function parseIds(text: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(text || "[]");
    return Array.isArray(value) ? [...new Set(value.filter((id) => typeof id === "string" && UUID.test(id)))] : [];
  } catch {
    // Someone else's text under our key: an empty list is what we know.
    return [];
  }
}

function readIds(): readonly string[] {
  const text = readStored(KEY);
  if (text !== cached.text) cached = { text, ids: parseIds(text) };
  return cached.ids;
}

/** Replace the whole list (also used by undo). */
export function saveMerkliste(ids: readonly string[]): void {
  writeStored(KEY, JSON.stringify(ids));
  for (const listener of listeners) listener();
}

/** Put on the list, or take off it. Returns whether it is on the list now. */
export function toggleMerkliste(id: string): boolean {
  const ids = readIds();
  const isRemembered = ids.includes(id);
  saveMerkliste(isRemembered ? ids.filter((other) => other !== id) : [...ids, id]);
  return !isRemembered;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

export function useMerkliste(): readonly string[] {
  return useSyncExternalStore(subscribe, readIds);
}
