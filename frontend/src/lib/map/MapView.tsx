/** The map itself. Loaded only when it is shown; everything it says is in the list as well. */
import "maplibre-gl/dist/maplibre-gl.css";
import "./map.css";
import type { Map as GlMap } from "maplibre-gl";
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { t } from "@/lib/i18n/i18n";
import { createMap, prefersLessMotion } from "./create";
import { showMark } from "./marks";
import { type Bounds, type Here, type Place, boundsOf } from "./place";
import { type PlacesSource, showPlaces } from "./places-layer";
import { listenToPointer } from "./pointer";
import { openPopup } from "./popup";

export interface MapViewProps {
  styleUrl: string;
  attribution: string;
  /** Where to look while there are no points. */
  bounds: Bounds;
  /** Whether the view follows the points when they change. */
  isFollowing: boolean;
  /** On pages that scroll, one finger or the wheel must move the page and not the map. */
  hasCooperativeGestures?: boolean;
  places: PlacesSource | null;
  /** The reader's own place: marked, and looked at instead of all points. */
  here?: Here | null;
  pointed: Place | null;
  selected: Place | null;
  onSelect: (place: Place | null) => void;
  onPoint: (place: Place | null) => void;
  onOpen: (slug: string) => void;
  onMoved: (bounds: Bounds) => void;
  /** What lies on the map: a legend, a button. */
  children?: ReactNode;
}

const CLOSE_ZOOM = 15;
const FIT_PADDING = 0.07;

function readBounds(map: GlMap): Bounds {
  const bounds = map.getBounds();
  return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
}

/** Create the map once; `null` until its style is there. */
function useMap(props: MapViewProps) {
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<GlMap | null>(null);
  const onSelect = useEffectEvent(props.onSelect);
  const onPoint = useEffectEvent(props.onPoint);
  const onMoved = useEffectEvent(props.onMoved);
  const create = useEffectEvent((element: HTMLElement) => createMap({ ...props, container: element }));

  useEffect(() => {
    if (!container.current) return undefined;
    const created = create(container.current);
    created.getCanvas().setAttribute("aria-describedby", "karte-hilfe");
    created.once("style.load", () => setMap(created));
    created.on("moveend", (event) => {
      if (event.originalEvent) onMoved(readBounds(created));
    });
    listenToPointer(created, { onSelect: (place) => onSelect(place), onPoint: (place) => onPoint(place) });
    return () => created.remove();
  }, []);
  return { container, map };
}

function fit(map: GlMap, bounds: Bounds): void {
  const padding = map.getContainer().clientWidth * FIT_PADDING;
  map.fitBounds(bounds, { padding, maxZoom: CLOSE_ZOOM, animate: !prefersLessMotion(), duration: 500 });
}

function usePoints(map: GlMap | null, { places, isFollowing, bounds, here = null }: MapViewProps): void {
  const follow = useEffectEvent(() => {
    if (!map || !isFollowing) return;
    const points = places?.kind === "features" ? places.features.features.map(({ geometry }) => geometry.coordinates) : [];
    fit(map, here?.bounds ?? boundsOf(points) ?? bounds);
  });
  useEffect(() => {
    if (!map || !places) return;
    showPlaces(map, places);
    showMark(map, "hier", here);
    follow();
  }, [map, places, here]);
}

function useSelection(map: GlMap | null, props: MapViewProps): void {
  const { pointed, selected } = props;
  const onOpen = useEffectEvent(props.onOpen);
  const onSelect = useEffectEvent(props.onSelect);
  useEffect(() => {
    if (map) showMark(map, "gezeigt", pointed);
  }, [map, pointed]);
  useEffect(() => {
    if (!map) return undefined;
    showMark(map, "gewaehlt", selected);
    if (!selected) return undefined;
    map.easeTo({
      center: [selected.lon, selected.lat],
      zoom: Math.max(map.getZoom(), CLOSE_ZOOM),
      animate: !prefersLessMotion(),
    });
    let isOurs = false;
    const popup = openPopup(
      map,
      selected,
      (slug) => onOpen(slug),
      () => {
        if (!isOurs) onSelect(null);
      },
    );
    return () => {
      isOurs = true;
      popup.remove();
    };
  }, [map, selected]);
}

export default function MapView(props: MapViewProps) {
  const { container, map } = useMap(props);
  usePoints(map, props);
  useSelection(map, props);
  return (
    <div className="map-view">
      <div ref={container} className="map-view__canvas" />
      <p id="karte-hilfe" className="map-view__help">
        {t("karte.hilfe")}
      </p>
      {props.children}
    </div>
  );
}
