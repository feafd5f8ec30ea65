/** Labels of codes ("waldorf" → "Waldorf") in the language of the page. */
import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { codelistenQuery } from "@/lib/api/queries";
import type { Codelisten } from "@/lib/api/types";

export type LabelOf = (list: string, code: string) => string;

/** A code without an entry is shown as it is: better a raw word than a gap. */
export function useLabels(): LabelOf {
  const { data } = useQuery(codelistenQuery());
  return useCallback(
    (list, code) => (data?.[list as keyof Codelisten] ?? []).find((entry) => entry.code === code)?.label ?? code,
    [data],
  );
}
