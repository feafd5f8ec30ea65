/** The search of this page: read from the URL, changed by navigating. */
import { getRouteApi } from "@tanstack/react-router";
import { useCallback, useEffect } from "react";
import type { SearchParameters } from "@/lib/api/types";
import type { Suche } from "./search-state";

const route = getRouteApi("/einrichtungen");
let lastSearch: Suche | null = null;

/** The results a person came from, to go back to. */
export function readLastSearch(): Suche | null {
  return lastSearch;
}

interface SucheState {
  suche: Suche;
  /** Show this search; `replace` while a filter panel is open, so that Back leaves the page, not the panel. */
  show: (suche: Suche, options?: { replace?: boolean }) => void;
}

export function useSuche(): SucheState {
  const suche = route.useSearch();
  const navigate = route.useNavigate();
  useEffect(() => {
    lastSearch = suche;
  }, [suche]);
  const show = useCallback(
    (next: Suche, { replace = false } = {}) => {
      void navigate({ search: next, hash: true, replace, resetScroll: false });
    },
    [navigate],
  );
  return { suche, show };
}

/** What the API is asked for this search: the same names; the API itself judges the values. */
export function toQuery(suche: Suche): SearchParameters {
  const query = { ...suche, umfang: suche.umfang?.map(Number) };
  return query as SearchParameters;
}
