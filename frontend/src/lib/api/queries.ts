/** Every question the pages ask, named by path and canonical query, so that the server can answer one ahead. */
import { QueryClient, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { locale } from "@/lib/i18n/i18n";
import { ApiProblem, api, unwrap } from "./client";
import type {
  Codelisten,
  Kommune,
  Kommunen,
  PlatzFeatures,
  Profil,
  SearchAnswer,
  SearchParameters,
  SuggestParameters,
  Suggestions,
} from "./types";
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

/** The name under which the answer to an address is kept. */
export function answerKey(path: string, query = ""): [string, string] {
  return [path, canonicalQuery(query)];
}

function keyOf(path: string, query: object = {}): [string, string] {
  return answerKey(path, stringifyQuery(query as Query));
}

export const searchQuery = (query: SearchParameters) =>
  queryOptions({
    queryKey: keyOf("/api/v1/einrichtungen", query),
    queryFn: ({ signal }) => unwrap<SearchAnswer>(api.GET("/api/v1/einrichtungen", { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });

export const featuresQuery = (query: SearchParameters) =>
  queryOptions({
    queryKey: keyOf("/api/v1/einrichtungen.geojson", query),
    queryFn: ({ signal }) => unwrap<PlatzFeatures>(api.GET("/api/v1/einrichtungen.geojson", { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });

export const suggestQuery = (query: SuggestParameters) =>
  queryOptions({
    queryKey: keyOf("/api/v1/einrichtungen/suggest", query),
    queryFn: ({ signal }) => unwrap<Suggestions>(api.GET("/api/v1/einrichtungen/suggest", { params: { query }, signal })),
  });

/** A profile by slug or id. */
export const profilQuery = (key: string) =>
  queryOptions({
    queryKey: keyOf(`/api/v1/einrichtungen/${key}`),
    queryFn: ({ signal }) => unwrap<Profil>(api.GET("/api/v1/einrichtungen/{key}", { params: { path: { key } }, signal })),
  });

export const kommunenQuery = () =>
  queryOptions({
    queryKey: keyOf("/api/v1/kommunen"),
    queryFn: ({ signal }) => unwrap<Kommunen>(api.GET("/api/v1/kommunen", { signal })),
  });

export const kommuneQuery = (slug: string) =>
  queryOptions({
    queryKey: keyOf(`/api/v1/kommunen/${slug}`),
    queryFn: ({ signal }) =>
      unwrap<Kommune>(api.GET("/api/v1/kommunen/{slug}", { params: { path: { slug }, query: { sprache: locale } }, signal })),
  });

export const codelistenQuery = () =>
  queryOptions({
    queryKey: keyOf("/api/v1/codelisten"),
    queryFn: ({ signal }) => unwrap<Codelisten>(api.GET("/api/v1/codelisten", { params: { query: { sprache: locale } }, signal })),
  });
