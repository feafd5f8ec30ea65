/** The kinds of care in the order in which most parents ask for them. */
import type { Einrichtungsart } from "@/lib/api/types";

export const ARTEN: Einrichtungsart[] = ["kita", "kindertagespflege", "grosstagespflege", "spielgruppe", "ogs"];
