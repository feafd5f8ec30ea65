/** The child's month of birth and the wished start: they stay in this browser, only the age leaves it. */
import { monthsBetween } from "@/lib/dates/dates";
import { readStored, removeStored, writeStored } from "@/lib/storage";

const KEY = "kind";
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export interface Kind {
  geboren: string;
  ab: string;
}

/** What was entered before, if it still makes sense. */
export function readKind(): Kind | null {
  const [geboren = "", ab = ""] = readStored(KEY).split(" ");
  return MONTH.test(geboren) && MONTH.test(ab) ? { geboren, ab } : null;
}

export function saveKind(kind: Kind): void {
  writeStored(KEY, `${kind.geboren} ${kind.ab}`);
}

export function forgetKind(): void {
  removeStored(KEY);
}

/** Age in whole months at the start; before birth there is none, and above 15 years nobody is cared for. */
export function computeAgeAtStart(kind: Kind): number | null {
  const months = monthsBetween(kind.geboren, kind.ab);
  return months >= 0 && months <= 180 ? months : null;
}
