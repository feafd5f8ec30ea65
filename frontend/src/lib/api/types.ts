/** The API's answers, written by hand after the contract until the snapshot in openapi/ exists. */

export type FreiState = "frei" | "keine" | "unbekannt";
export type Einrichtungsart = "kita" | "kindertagespflege" | "grosstagespflege" | "spielgruppe" | "ogs";

export interface Ref {
  slug: string;
  name: string;
}

export interface Position {
  lat: number;
  lon: number;
}

export interface Anschrift {
  strasse: string | null;
  hausnummer: string | null;
  plz: string;
  ort: string;
}

export interface Traeger extends Ref {
  traegertyp: string | null;
}

export interface Foto {
  url: string;
  alt_text: string;
}

export interface KarteFrei {
  state: FreiState;
  anzahl: number | null;
  ab_on: string | null;
  stand_on: string | null;
}

/** One result card. */
export interface Karte {
  id: string;
  slug: string;
  name: string;
  art: Einrichtungsart;
  traeger: Traeger | null;
  anschrift: Anschrift;
  kommune: Ref;
  stadtbezirk: Ref | null;
  quartier: Ref | null;
  position: Position | null;
  lage: "genau" | "gerundet" | "unbekannt";
  alter_from_months: number | null;
  alter_until_months: number | null;
  umfaenge: number[];
  oeffnungszeit: { opens_at: string; closes_at: string } | null;
  merkmale: string[];
  konzepte: string[];
  kurzbeschreibung: string | null;
  foto: Foto | null;
  frei: KarteFrei;
  demo: boolean;
  distanz_m: number | null;
}

export interface FacetCount {
  value: string;
  count: number;
}

export type Facets = Record<string, FacetCount[]>;

export interface SearchAnswer {
  items: Karte[];
  pagination: { page: number; page_size: number; total: number; pages: number };
  facets: Facets;
  ohne_filter: { parameter: string; total: number }[];
}

export interface Suggestion {
  kind: "einrichtung" | "traeger" | "ort" | "quartier" | "stadtbezirk" | "thema";
  label: string;
  detail: string | null;
  parameter: string;
  value: string;
  position: Position | null;
}

export interface Oeffnungszeit {
  weekday: number;
  opens_at: string;
  closes_at: string;
}

export interface Schliesstage {
  from_on: string;
  until_on: string;
  anlass: string;
  halbtags: boolean;
}

export interface Gruppe {
  name: string;
  gruppenform: string | null;
  plaetze: {
    alter_from_months: number;
    alter_until_months: number;
    umfang_hours: number;
    anzahl: number;
  }[];
}

export interface FreiEintrag {
  alter_from_months: number;
  alter_until_months: number;
  umfang_hours: number | null;
  ab_on: string;
  anzahl: number;
}

export interface Veranstaltung {
  id: string;
  title: string;
  starts_at: string;
  ends_at: string;
  ort: string | null;
  beschreibung: string | null;
}

export interface Profiltext {
  sprache: string;
  kurzbeschreibung: string;
  beschreibung: string;
  konzept: string | null;
  alltag: string | null;
  eingewoehnung: string | null;
  raeume: string | null;
}

/** The whole published profile of one Einrichtung. */
export interface Profil {
  id: string;
  slug: string;
  version: number;
  art: Einrichtungsart;
  name: string;
  kurzname: string | null;
  traeger: (Traeger & { spitzenverband: string | null; website: string | null }) | null;
  anschrift: Anschrift;
  kommune: Ref;
  stadtbezirk: Ref | null;
  quartier: Ref | null;
  position: Position | null;
  lage: "genau" | "gerundet" | "unbekannt";
  kontakt: {
    telefon: string | null;
    email: string | null;
    website: string | null;
    leitung_name: string | null;
  };
  oeffnungszeiten: Oeffnungszeit[];
  schliesstage: Schliesstage[];
  alter_from_months: number | null;
  alter_until_months: number | null;
  umfaenge: number[];
  plaetze: { gesamt: number | null; u3: number | null; ue3: number | null; integrativ: number | null } | null;
  gruppen: Gruppe[];
  konzepte: string[];
  schwerpunkte: string[];
  konfession: string | null;
  sprachen: string[];
  verpflegung: string[];
  verpflegung_cents_per_month: number | null;
  barrierefreiheit: string[];
  inklusion: string[];
  merkmale: string[];
  texte: Profiltext[];
  fotos: (Foto & { urheber: string | null })[];
  aufnahmekriterien: { text: string; beschluss_on: string | null } | null;
  beitrag_hinweis: string | null;
  veranstaltungen: Veranstaltung[];
  frei: { state: FreiState; stand_on: string | null; eintraege: FreiEintrag[] };
  kindertagespflege: {
    qualifikation: string | null;
    betreuungsort: string | null;
    plaetze: number | null;
    vertretung: string | null;
  } | null;
  spielgruppe: {
    days_per_week: number | null;
    eltern_anwesend: boolean | null;
    beitrag_cents_per_month: number | null;
  } | null;
  ogs: { schule: string; schulnummer: string | null; jahrgangsstufen: number[] } | null;
  vorgaenger: Ref | null;
  nachfolger: Ref | null;
  opened_on: string | null;
  closed_on: string | null;
  confirmed_on: string | null;
  quelle: { name: string; url: string | null; licence: string | null } | null;
  demo: boolean;
}

export interface KommuneItem extends Ref {
  demo: boolean;
  einrichtungen: number;
}

/** Everything the pages know about one Kommune. */
export interface Kommune extends Ref {
  ags: string | null;
  land: string;
  home: boolean;
  demo: boolean;
  center: Position;
  zoom: number;
  bbox: [number, number, number, number];
  stadtbezirke: (Ref & { nummer: string; quartiere: (Ref & { nummer: string; position: Position | null })[] })[];
  plz: string[];
  umfaenge: { hours: number; label: string }[];
  stelle: { name: string; anschrift: string; telefon: string; email: string };
  impressum: Record<string, string>;
  karte: { style_url: string; attribution: string };
  logo_url: string;
  texte: Record<string, string>;
}

export type Codelisten = Record<string, { code: string; label: string }[]>;

export interface PlatzFeature {
  type: "Feature";
  geometry: { type: "Point"; coordinates: [number, number] };
  properties: {
    id: string;
    slug: string;
    name: string;
    art: Einrichtungsart;
    frei_state: FreiState;
    frei_anzahl: number | null;
  };
}

export interface PlatzFeatures {
  type: "FeatureCollection";
  features: PlatzFeature[];
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string | null;
  errors?: { pointer?: string | null; parameter?: string | null; code: string; detail?: string | null }[];
}
