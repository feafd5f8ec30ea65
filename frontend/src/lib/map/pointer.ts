/** What the pointer does on the points: open a cluster, choose a place, point at one. */
import type { GeoJSONSource, Map as GlMap, MapGeoJSONFeature, MapLayerMouseEvent } from "maplibre-gl";
import type { PlatzFeature } from "@/lib/api/types";
import { CLUSTERS, DOTS, SOURCE } from "./layers";
import { type Place, placeOfFeature } from "./place";

interface PointerEvents {
  onSelect: (place: Place) => void;
  onPoint: (place: Place | null) => void;
}

const toPlace = (feature: MapGeoJSONFeature) => placeOfFeature(feature as unknown as PlatzFeature);

async function openCluster(map: GlMap, event: MapLayerMouseEvent): Promise<void> {
  const feature = event.features?.[0];
  if (feature?.geometry.type !== "Point") return;
  const [lon = 0, lat = 0] = feature.geometry.coordinates;
  const zoom = await map.getSource<GeoJSONSource>(SOURCE)?.getClusterExpansionZoom(feature.properties.cluster_id as number);
  map.easeTo({ center: [lon, lat], zoom: (zoom ?? map.getZoom()) + 0.5 }, { originalEvent: event.originalEvent });
}

/** Listen to the layers; they may come and go. */
export function listenToPointer(map: GlMap, { onSelect, onPoint }: PointerEvents): void {
  const setCursor = (cursor: string) => {
    map.getCanvas().style.cursor = cursor;
  };
  map.on("click", CLUSTERS, (event) => void openCluster(map, event));
  map.on("click", DOTS, (event) => {
    const feature = event.features?.[0];
    if (feature) onSelect(toPlace(feature));
  });
  map.on("mousemove", DOTS, (event) => {
    setCursor("pointer");
    const feature = event.features?.[0];
    onPoint(feature ? toPlace(feature) : null);
  });
  map.on("mouseleave", DOTS, () => {
    setCursor("");
    onPoint(null);
  });
  map.on("mouseenter", CLUSTERS, () => setCursor("pointer"));
  map.on("mouseleave", CLUSTERS, () => setCursor(""));
}
