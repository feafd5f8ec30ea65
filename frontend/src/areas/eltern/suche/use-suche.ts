/** The search of this page: read from the URL, changed by navigating. */
import { getRouteApi } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo } from "react";
import type { SearchParameters } from "@/lib/api/types";
import { type Suche, parseSuche } from "./search-state";

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
  const found = route.useSearch();
  // The router adds what no page knows (?lang=, ?utm_…); that must not travel on to the API.
  const suche = useMemo(() => parseSuche({ ...found }), [found]);
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
