/** The map of the search: the same filters as the list, and a way to let the map move the search. */
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { listRefused } from "@/lib/api/client";
import { featuresQuery, kommuneQuery } from "@/lib/api/queries";
import { stringifyQuery } from "@/lib/api/url";
import { t } from "@/lib/i18n/i18n";
import { useKommune } from "@/lib/kommune";
import { MapFrame } from "@/lib/map/MapFrame";
import { type Bounds, type Place, formatBounds, parseBounds, placeHere } from "@/lib/map/place";
import type { PlacesSource } from "@/lib/map/places-layer";
import { Button } from "@/lib/ui/Button";
import { MapLegend } from "./MapLegend";
import { type Suche, changeSuche, withoutPaging } from "./search-state";
import { toQuery } from "./use-suche";

interface MapPaneProps {
  suche: Suche;
  show: (suche: Suche) => void;
  isVisible: boolean;
  pointed: Place | null;
  selected: Place | null;
  onPoint: (place: Place | null) => void;
  onSelect: (place: Place | null) => void;
}

/** All points as GeoJSON; where the API says there are too many, as vector tiles. */
function usePlacesSource(suche: Suche, isVisible: boolean): PlacesSource | null {
  const filters = withoutPaging(suche);
  const query = stringifyQuery({ ...filters });
  const { data, error } = useQuery({ ...featuresQuery(toQuery(filters)), enabled: isVisible });
  // The API names bbox when the points are too many for one file.
  const hasTooMany = listRefused(error).includes("bbox");
  return useMemo(() => {
    if (hasTooMany) {
      const path = `${window.location.origin}/api/v1/kacheln/einrichtungen/{z}/{x}/{y}.mvt`;
      return { kind: "tiles", url: query ? `${path}?${query}` : path };
    }
    return data ? { kind: "features", features: data } : null;
  }, [data, hasTooMany, query]);
}

export function MapPane({ suche, show, isVisible, ...selection }: MapPaneProps) {
  const home = useKommune();
  const navigate = useNavigate();
  const { data: kommune = home } = useQuery(kommuneQuery(suche.kommune?.[0] ?? home.slug));
  const places = usePlacesSource(suche, isVisible);
  const here = useMemo(() => placeHere(suche.lat, suche.lon, suche.radius_m), [suche.lat, suche.lon, suche.radius_m]);
  const [moved, setMoved] = useState<Bounds | null>(null);

  const searchHere = () => {
    if (!moved) return;
    show(changeSuche(suche, { bbox: formatBounds(moved), radius_m: undefined }));
    setMoved(null);
  };

  return (
    <section id="karte" className="search__map" aria-label={t("karte.bereich")}>
      {isVisible && (
        <MapFrame
          styleUrl={kommune.karte.style_url}
          attribution={kommune.karte.attribution}
          bounds={parseBounds(suche.bbox) ?? here?.bounds ?? kommune.bbox}
          isFollowing={!suche.bbox}
          here={here}
          places={places}
          onOpen={(slug) => void navigate({ to: "/einrichtungen/$slug", params: { slug } })}
          onMoved={setMoved}
          {...selection}
        >
          {moved && (
            <Button kind="primary" className="search__here" onClick={searchHere}>
              {t("karte.hier_suchen")}
            </Button>
          )}
          <MapLegend />
        </MapFrame>
      )}
    </section>
  );
}
