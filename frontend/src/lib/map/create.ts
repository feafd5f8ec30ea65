/** Makes a map with controls that speak the language of the page and work by keyboard. */
import { AttributionControl, Map as GlMap, NavigationControl, ScaleControl, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { t } from "@/lib/i18n/i18n";
import type { Bounds } from "./place";

setWorkerUrl(workerUrl);

const NARROW_PX = 480;

export const prefersLessMotion = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

interface MapOptions {
  container: HTMLElement;
  styleUrl: string;
  attribution: string;
  bounds: Bounds;
  hasCooperativeGestures?: boolean;
}

function translations(): Record<string, string> {
  return {
    "Map.Title": t("karte.flaeche"),
    "NavigationControl.ZoomIn": t("karte.naeher"),
    "NavigationControl.ZoomOut": t("karte.weiter"),
    "Popup.Close": t("karte.popup_schliessen"),
    "AttributionControl.ToggleAttribution": t("karte.quelle"),
    "CooperativeGesturesHandler.WindowsHelpText": t("karte.geste_rad"),
    "CooperativeGesturesHandler.MacHelpText": t("karte.geste_rad"),
    "CooperativeGesturesHandler.MobileHelpText": t("karte.geste_finger"),
  };
}

/** Throws where the device has no WebGL; the frame around the map then says so. */
export function createMap({ container, styleUrl, attribution, bounds, hasCooperativeGestures }: MapOptions): GlMap {
  const map = new GlMap({
    container,
    style: styleUrl,
    bounds,
    fitBoundsOptions: { padding: 24 },
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxZoom: 18,
    fadeDuration: prefersLessMotion() ? 0 : 200,
    cooperativeGestures: hasCooperativeGestures ?? false,
    locale: translations(),
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new AttributionControl({ compact: container.clientWidth < NARROW_PX, customAttribution: attribution }), "bottom-right");
  map.addControl(new ScaleControl({ maxWidth: 100 }), "bottom-right");
  return map;
}
