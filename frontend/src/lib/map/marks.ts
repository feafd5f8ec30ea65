/** Marks of the own place, the pointed and the chosen point; each has a source of its own above everything else. */
import type { GeoJSONSource, Map as GlMap } from "maplibre-gl";
import { MARK_LAYERS } from "./layers";
import type { Place } from "./place";

type Mark = "hier" | "gezeigt" | "gewaehlt";

type Point = Pick<Place, "lon" | "lat">;

function toData(place: Point | null) {
  const features = place
    ? [{ type: "Feature" as const, properties: {}, geometry: { type: "Point" as const, coordinates: [place.lon, place.lat] } }]
    : [];
  return { type: "FeatureCollection" as const, features };
}

/** Move a ring to a place, or take it away. */
export function showMark(map: GlMap, mark: Mark, place: Point | null): void {
  const source = map.getSource<GeoJSONSource>(mark);
  if (source) {
    source.setData(toData(place));
    map.moveLayer(mark);
    return;
  }
  map.addSource(mark, { type: "geojson", data: toData(place) });
  map.addLayer(MARK_LAYERS[mark]);
}
