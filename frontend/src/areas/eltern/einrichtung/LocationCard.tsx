/** Where it is: a small map that loads by itself only on wide screens. */
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { kommuneQuery } from "@/lib/api/queries";
import type { PlatzFeatures, Profil } from "@/lib/api/types";
import { t } from "@/lib/i18n/i18n";
import { useKommune } from "@/lib/kommune";
import { MapFrame } from "@/lib/map/MapFrame";
import type { Bounds } from "@/lib/map/place";
import { Button } from "@/lib/ui/Button";
import { useIsWide } from "@/lib/ui/use-is-wide";
import { summariseFrei } from "./profile-text";

const AROUND_DEGREES = 0.01;
const ignore = () => undefined;

function toFeatures(profil: Profil): PlatzFeatures {
  if (!profil.position) return { type: "FeatureCollection", features: [] };
  const { id, slug, name, art } = profil;
  const frei = summariseFrei(profil.frei);
  const properties = { id, slug, name, art, frei_state: frei.state, frei_anzahl: frei.anzahl };
  const { lon, lat } = profil.position;
  return {
    type: "FeatureCollection",
    features: [{ type: "Feature", geometry: { type: "Point", coordinates: [lon, lat] }, properties }],
  };
}

function ProfileMap({ profil }: { profil: Profil }) {
  const home = useKommune();
  const { data: kommune = home } = useQuery(kommuneQuery(profil.kommune.slug));
  const places = useMemo(() => ({ kind: "features" as const, features: toFeatures(profil) }), [profil]);
  const { lon, lat } = profil.position ?? kommune.center;
  const bounds: Bounds = [lon - AROUND_DEGREES, lat - AROUND_DEGREES, lon + AROUND_DEGREES, lat + AROUND_DEGREES];
  return (
    <MapFrame
      styleUrl={kommune.karte.style_url}
      attribution={kommune.karte.attribution}
      bounds={bounds}
      isFollowing={false}
      hasCooperativeGestures
      places={places}
      pointed={null}
      selected={null}
      onSelect={ignore}
      onPoint={ignore}
      onOpen={ignore}
      onMoved={ignore}
    />
  );
}

export function LocationCard({ profil }: { profil: Profil }) {
  const isWide = useIsWide();
  const [isWanted, setWanted] = useState(false);
  return (
    <section className="panel no-print" aria-labelledby="lage">
      <h2 id="lage" className="panel__title">
        {t("profil.lage")}
      </h2>
      {profil.quartier && (
        <p>{[profil.quartier.name, profil.stadtbezirk?.name].filter(Boolean).join(", ")}</p>
      )}
      {!profil.position && <p>{t("profil.lage_unbekannt")}</p>}
      {profil.lage === "gerundet" && <p className="hint">{t("profil.lage_gerundet")}</p>}
      {profil.position && (isWide || isWanted) && (
        <div className="profile__map">
          <ProfileMap profil={profil} />
        </div>
      )}
      {profil.position && !isWide && !isWanted && (
        <Button icon="map" onClick={() => setWanted(true)}>
          {t("suche.karte_zeigen")}
        </Button>
      )}
    </section>
  );
}
