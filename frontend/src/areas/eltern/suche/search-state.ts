/** What a search is: the parameters of the URL, with the same names as in the API. Pure functions only. */

const LIST_PARAMETERS = [
  "kommune",
  "stadtbezirk",
  "quartier",
  "art",
  "traegertyp",
  "traeger",
  "konfession",
  "konzept",
  "schwerpunkt",
  "sprache",
  "verpflegung",
  "barrierefreiheit",
  "inklusion",
  "merkmal",
  "betreuungszeit",
  "umfang",
] as const;
export type ListParameter = (typeof LIST_PARAMETERS)[number];

const SORTS = ["relevanz", "distanz", "name", "frei"] as const;
export type Sort = (typeof SORTS)[number];

export interface Suche extends Partial<Record<ListParameter, string[]>> {
  q?: string;
  lat?: number;
  lon?: number;
  radius_m?: number;
  bbox?: string;
  alter_months?: number;
  frei?: "true";
  frei_ab?: string;
  sort?: Sort;
  page?: number;
}

type Raw = Record<string, unknown>;

function readList(value: unknown): string[] | undefined {
  const list = (Array.isArray(value) ? value : [value]).map(String).filter((item) => item && item !== "undefined");
  return list.length > 0 ? [...new Set(list)] : undefined;
}

function readNumber(value: unknown, min: number, max: number): number | undefined {
  if (value === undefined || value === "") return undefined;
  const number = Number(value);
  return Number.isFinite(number) && number >= min && number <= max ? number : undefined;
}

function readText(value: unknown, pattern: RegExp): string | undefined {
  const text = (Array.isArray(value) ? value[0] : value) as unknown;
  return typeof text === "string" && pattern.test(text) ? text : undefined;
}

function readPlace(raw: Raw): Pick<Suche, "lat" | "lon" | "radius_m" | "bbox"> {
  const lat = readNumber(raw.lat, -90, 90);
  const lon = readNumber(raw.lon, -180, 180);
  const hasPoint = lat !== undefined && lon !== undefined;
  const radius = hasPoint ? readNumber(raw.radius_m, 100, 100_000) : undefined;
  const bbox = radius === undefined ? readText(raw.bbox, /^-?[\d.]+(,-?[\d.]+){3}$/) : undefined;
  return { ...(hasPoint && { lat, lon }), radius_m: radius, bbox };
}

/** Read a search from URL parameters; what the API would refuse is dropped instead of shown as an error. */
export function parseSuche(raw: Raw): Suche {
  const place = readPlace(raw);
  const free = String(raw.frei) === "true" ? "true" : undefined;
  const page = readNumber(raw.page, 2, 100_000);
  const suche: Suche = {
    q: readText(raw.q, /\S/)?.trim().slice(0, 200),
    ...place,
    alter_months: readNumber(raw.alter_months, 0, 180),
    frei: free,
    frei_ab: free && readText(raw.frei_ab, /^\d{4}-(0[1-9]|1[0-2])$/),
    sort: readSort(raw.sort, place.lat !== undefined),
    page: page && Math.floor(page),
  };
  for (const name of LIST_PARAMETERS) suche[name] = readList(raw[name]);
  return dropEmpty(suche);
}

function readSort(value: unknown, hasPoint: boolean): Sort | undefined {
  const sort = SORTS.find((known) => known === value);
  return sort === "distanz" && !hasPoint ? undefined : sort;
}

function dropEmpty(suche: Suche): Suche {
  return Object.fromEntries(Object.entries(suche).filter(([, value]) => value !== undefined)) as Suche;
}

/** A change of the filters leads back to the first page; `undefined` removes a parameter. */
export function changeSuche(suche: Suche, change: Partial<Suche>): Suche {
  return parseSuche({ ...suche, page: undefined, ...change } as Raw);
}

/** Add a value to a list parameter, or take it away. */
export function toggleValue(suche: Suche, name: ListParameter, value: string): Suche {
  const current = suche[name] ?? [];
  const next = current.includes(value) ? current.filter((item) => item !== value) : [...current, value];
  return changeSuche(suche, { [name]: next });
}

/** Take one filter away; a location goes with everything that needs it. */
export function dropFilter(suche: Suche, name: string, value?: string): Suche {
  if (value !== undefined && isList(name)) return toggleValue(suche, name, value);
  if (name === "lat" || name === "lon") return changeSuche(suche, { lat: undefined, lon: undefined });
  if (name === "frei") return changeSuche(suche, { frei: undefined, frei_ab: undefined });
  return changeSuche(suche, { [name]: undefined });
}

export function isList(name: string): name is ListParameter {
  return (LIST_PARAMETERS as readonly string[]).includes(name);
}

export interface ActiveFilter {
  name: string;
  value: string;
}

/** The filters in effect, one entry per removable chip. Kommune and text have controls of their own. */
export function listActiveFilters(suche: Suche): ActiveFilter[] {
  const lists = LIST_PARAMETERS.filter((name) => name !== "kommune").flatMap((name) =>
    (suche[name] ?? []).map((value) => ({ name, value })),
  );
  const single: ActiveFilter[] = [];
  if (suche.frei) single.push({ name: "frei", value: suche.frei_ab ?? "true" });
  if (suche.alter_months !== undefined) single.push({ name: "alter_months", value: String(suche.alter_months) });
  if (suche.lat !== undefined) single.push({ name: "lat", value: String(suche.radius_m ?? "") });
  if (suche.bbox) single.push({ name: "bbox", value: suche.bbox });
  return [...single, ...lists];
}

/** Only what says where: everything else is given up. */
export function clearFilters(suche: Suche): Suche {
  return parseSuche({ kommune: suche.kommune });
}

/** The filters without what only concerns the list: for the map. */
export function withoutPaging(suche: Suche): Suche {
  return parseSuche({ ...suche, page: undefined, sort: undefined } as Raw);
}

/** What a suggestion means for the search: a filter takes the place of the typed text. */
export function applySuggestion(suche: Suche, parameter: string, value: string): Suche {
  if (!isList(parameter)) return changeSuche(suche, { q: value });
  const current = suche[parameter] ?? [];
  return changeSuche(suche, { q: undefined, bbox: undefined, [parameter]: [...current, value] });
}

/** The order in effect when none was chosen, as the API decides it. */
export function effectiveSort(suche: Suche): Sort {
  if (suche.sort) return suche.sort;
  if (suche.q) return "relevanz";
  return suche.lat === undefined ? "name" : "distanz";
}

/** The orders that make sense for this search. */
export function listSorts(suche: Suche): Sort[] {
  return SORTS.filter((sort) => {
    if (sort === "relevanz") return suche.q !== undefined;
    return sort !== "distanz" || suche.lat !== undefined;
  });
}
