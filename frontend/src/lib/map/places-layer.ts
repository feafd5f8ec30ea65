/** Puts the points of a search on a map: clustered GeoJSON, or vector tiles when there are too many. */
import type { GeoJSONSource, Map as GlMap, VectorTileSource } from "maplibre-gl";
import type { PlatzFeatures } from "@/lib/api/types";
import { CLUSTERED_LAYERS, SOURCE, TILED_LAYERS } from "./layers";

export type PlacesSource = { kind: "features"; features: PlatzFeatures } | { kind: "tiles"; url: string };

const CLUSTER_RADIUS_PX = 44;
const CLUSTER_MAX_ZOOM = 14;

function removePlaces(map: GlMap): void {
  for (const { id } of [...CLUSTERED_LAYERS, ...TILED_LAYERS]) {
    if (map.getLayer(id)) map.removeLayer(id);
  }
  if (map.getSource(SOURCE)) map.removeSource(SOURCE);
}

function addFeatures(map: GlMap, features: PlatzFeatures): void {
  map.addSource(SOURCE, {
    type: "geojson",
    data: features,
    cluster: true,
    clusterRadius: CLUSTER_RADIUS_PX,
    clusterMaxZoom: CLUSTER_MAX_ZOOM,
    clusterProperties: { frei: ["+", ["case", ["==", ["get", "frei_state"], "frei"], 1, 0]] },
  });
  for (const layer of CLUSTERED_LAYERS) map.addLayer(layer);
}

function addTiles(map: GlMap, url: string): void {
  map.addSource(SOURCE, { type: "vector", tiles: [url], maxzoom: 16 });
  for (const layer of TILED_LAYERS) map.addLayer(layer);
}

/** Show these points instead of those before. */
export function showPlaces(map: GlMap, places: PlacesSource): void {
  const source = map.getSource(SOURCE);
  if (places.kind === "features" && source?.type === "geojson") {
    (source as GeoJSONSource).setData(places.features);
  } else if (places.kind === "tiles" && source?.type === "vector") {
    (source as VectorTileSource).setTiles([places.url]);
  } else {
    removePlaces(map);
    if (places.kind === "features") addFeatures(map, places.features);
    else addTiles(map, places.url);
  }
}
