/** Short names for the API's answers; their shape comes from the snapshot in openapi/. */
import type { components, paths } from "@/generated/api";

type Schemas = components["schemas"];

export type Anschrift = Schemas["Anschrift"];
export type BarrieremeldungIn = Schemas["BarrieremeldungIn"];
export type BarrieremeldungOut = Schemas["BarrieremeldungOut"];
export type Codelisten = Schemas["CodelistenOut"];
export type Einrichtungsart = Schemas["Einrichtungsart"];
export type FacetCount = Schemas["FacetValue"];
export type FacetName = keyof Schemas["Facets"];
export type FreiState = Schemas["FreiState"];
export type Karte = Schemas["Karte"];
export type KarteFrei = Schemas["KarteFrei"];
export type Kommunen = Schemas["KommuneList"];
export type Kommune = Schemas["KommuneOut"];
export type Oeffnungszeit = Schemas["OeffnungszeitOut"];
export type PlatzFeature = Schemas["PointFeature"];
export type PlatzFeatures = Schemas["PointFeatures"];
export type Problem = Schemas["Problem"];
export type Profil = Schemas["EinrichtungOut"];
export type Profiltext = Schemas["ProfiltextOut"];
export type SearchAnswer = Schemas["SearchAnswer"];
export type Suggestion = Schemas["Suggestion"];
export type Suggestions = Schemas["SuggestAnswer"];
export type Veranstaltung = Schemas["VeranstaltungOut"];

type QueryOf<Path extends keyof paths> = paths[Path] extends { get: { parameters: { query?: infer Query } } }
  ? NonNullable<Query>
  : never;

export type SearchParameters = QueryOf<"/api/v1/einrichtungen">;
export type SuggestParameters = QueryOf<"/api/v1/einrichtungen/suggest">;
