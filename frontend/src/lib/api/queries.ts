/** Every question the pages ask, named by path and canonical query, so that the server can answer one ahead. */
import { QueryClient, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { locale } from "@/lib/i18n/i18n";
import { ApiProblem, getJson } from "./client";
import type { Codelisten, Kommune, KommuneItem, PlatzFeatures, Profil, SearchAnswer, Suggestion } from "./types";
import { type Query, canonicalQuery, stringifyQuery } from "./url";

const MINUTE = 60_000;

/** Cache of all answers. A refusal is final, a broken connection is tried again once. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5 * MINUTE,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 1 && !(error instanceof ApiProblem),
    },
  },
});

/** The name under which an answer is kept. */
export function answerKey(path: string, query = ""): [string, string] {
  return [path, canonicalQuery(query)];
}

function ask<T>(path: string, query: Query = {}) {
  const key = answerKey(path, stringifyQuery(query));
  return queryOptions({
    queryKey: key,
    queryFn: ({ signal }) => getJson<T>(path, key[1], signal),
  });
}

export const searchQuery = (query: Query) => ({
  ...ask<SearchAnswer>("/einrichtungen", query),
  placeholderData: keepPreviousData,
});

export const featuresQuery = (query: Query) => ({
  ...ask<PlatzFeatures>("/einrichtungen.geojson", query),
  placeholderData: keepPreviousData,
});

export const profilQuery = (slugOrId: string) => ask<Profil>(`/einrichtungen/${encodeURIComponent(slugOrId)}`);

export const suggestQuery = (query: Query) => ask<{ items: Suggestion[] }>("/einrichtungen/suggest", query);

export const kommunenQuery = () => ask<{ items: KommuneItem[] }>("/kommunen");

export const kommuneQuery = (slug: string) => ask<Kommune>(`/kommunen/${encodeURIComponent(slug)}`);

export const codelistenQuery = () => ask<Codelisten>("/codelisten", { sprache: locale });
