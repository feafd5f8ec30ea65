/** The search with which the portal of a Kommune begins. */
import type { Suche } from "./search-state";
import { useKommune } from "@/lib/kommune";

/** Only this Kommune; parents may widen it to the others that the portal knows. */
export function useHomeSearch(): Suche {
  return { kommune: [useKommune().slug] };
}
