/** Place for a map: loads it late, and says so when the device cannot show one. The page never depends on it. */
import { Component, type ReactNode, Suspense, lazy, useEffect, useState } from "react";
import { loadTexts, t } from "@/lib/i18n/i18n";
import { Alert } from "@/lib/ui/Alert";
import type { MapViewProps } from "./MapView";

const MapView = lazy(async () => {
  const [module] = await Promise.all([import("./MapView"), loadTexts("karte")]);
  // The numbers on the points are drawn with this font; without it they would come out in another one.
  await document.fonts.load('16px "Karte Sans"');
  return module;
});

class MapBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <div className="map-frame__failed">
        <Alert kind="warning" title={t("karte.fehler_titel")}>
          <p className="kern-body">{t("karte.fehler_text")}</p>
        </Alert>
      </div>
    );
  }
}

/** True once the browser has nothing more urgent to do. */
function useIdle(): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => {
    if ("requestIdleCallback" in window) {
      const handle = window.requestIdleCallback(() => setIdle(true), { timeout: 3000 });
      return () => window.cancelIdleCallback(handle);
    }
    const timer = setTimeout(() => setIdle(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return isIdle;
}

export function MapFrame(props: MapViewProps) {
  const isIdle = useIdle();
  const waiting = <p className="map-frame__waiting">{t("karte.laedt")}</p>;
  return (
    <div className="map-frame">
      <MapBoundary>
        {isIdle ? (
          <Suspense fallback={waiting}>
            <MapView {...props} />
          </Suspense>
        ) : (
          waiting
        )}
      </MapBoundary>
    </div>
  );
}
