/** Rings around the pointed and the chosen point; each has a source of its own above everything else. */
import type { GeoJSONSource, Map as GlMap } from "maplibre-gl";
import { markLayer } from "./layers";
import type { Place } from "./place";

export type Mark = "gezeigt" | "gewaehlt";

function toData(place: Place | null) {
  const features = place
    ? [{ type: "Feature" as const, properties: {}, geometry: { type: "Point" as const, coordinates: [place.lon, place.lat] } }]
    : [];
  return { type: "FeatureCollection" as const, features };
}

/** Move a ring to a place, or take it away. */
export function showMark(map: GlMap, mark: Mark, place: Place | null): void {
  const source = map.getSource<GeoJSONSource>(mark);
  if (source) {
    source.setData(toData(place));
    map.moveLayer(mark);
    return;
  }
  map.addSource(mark, { type: "geojson", data: toData(place) });
  map.addLayer(markLayer(mark, mark === "gewaehlt"));
}
