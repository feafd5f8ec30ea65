/** A point on the map: what a card or a profile knows about itself. */
import type { Einrichtungsart, FreiState, Karte, PlatzFeature } from "@/lib/api/types";

export interface Place {
  id: string;
  slug: string;
  name: string;
  art: Einrichtungsart;
  freiState: FreiState;
  freiAnzahl: number | null;
  lon: number;
  lat: number;
}

export type Bounds = [west: number, south: number, east: number, north: number];

/** The point of a result card, when its position is public. */
export function placeOfKarte(karte: Karte): Place | null {
  if (!karte.position) return null;
  return {
    id: karte.id,
    slug: karte.slug,
    name: karte.name,
    art: karte.art,
    freiState: karte.frei.state,
    freiAnzahl: karte.frei.anzahl,
    lon: karte.position.lon,
    lat: karte.position.lat,
  };
}

/** The point of a map feature; vector tiles leave out what is null. */
export function placeOfFeature({ geometry, properties }: PlatzFeature): Place {
  return {
    id: properties.id,
    slug: properties.slug,
    name: properties.name,
    art: properties.art,
    freiState: properties.frei_state,
    freiAnzahl: properties.frei_anzahl ?? null,
    lon: geometry.coordinates[0],
    lat: geometry.coordinates[1],
  };
}

// reduce instead of Math.min(...): a spread of thousands of points can exceed the stack.
const min = (values: number[]) => values.reduce((a, b) => Math.min(a, b));
const max = (values: number[]) => values.reduce((a, b) => Math.max(a, b));

/** The smallest box around all points; null without any. */
export function boundsOf(points: readonly (readonly [number, number])[]): Bounds | null {
  if (points.length === 0) return null;
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  return [min(lons), min(lats), max(lons), max(lats)];
}

/** The reader's own place, and how much around it is worth seeing. */
export interface Here {
  lon: number;
  lat: number;
  bounds: Bounds;
}

const USUAL_RADIUS_M = 1500;
const METRES_PER_DEGREE = 111_320;

/** A box around the given point; null when there is none. */
export function placeHere(lat: number | undefined, lon: number | undefined, radiusM = USUAL_RADIUS_M): Here | null {
  if (lat === undefined || lon === undefined) return null;
  const dLat = radiusM / METRES_PER_DEGREE;
  const dLon = dLat / Math.cos((lat * Math.PI) / 180);
  return { lon, lat, bounds: [lon - dLon, lat - dLat, lon + dLon, lat + dLat] };
}

/** "7.0100,51.1600,7.3100,51.3200": the API's bbox, about ten metres exact. */
export function formatBounds(bounds: Bounds): string {
  return bounds.map((degrees) => degrees.toFixed(4)).join(",");
}

/** The reverse; null for anything that is no box. */
export function parseBounds(text: string | undefined): Bounds | null {
  const numbers = (text ?? "").split(",").map(Number);
  return numbers.length === 4 && numbers.every(Number.isFinite) ? (numbers as Bounds) : null;
}
