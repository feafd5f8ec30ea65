/** "Where I am": asked only on a tap, rounded to about 100 metres before it enters the URL. */
import { useState } from "react";
import { t } from "@/lib/i18n/i18n";
import { IconButton } from "@/lib/ui/Button";
import { announce } from "@/lib/ui/announce";

interface LocateButtonProps {
  onLocate: (point: { lat: number; lon: number }) => void;
}

const round = (degrees: number) => Math.round(degrees * 1000) / 1000;

export function LocateButton({ onLocate }: LocateButtonProps) {
  const [hasFailed, setFailed] = useState(false);

  const fail = () => {
    setFailed(true);
    announce(t("standort.fehler"));
  };
  const locate = () => {
    setFailed(false);
    if (!("geolocation" in navigator)) {
      fail();
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => onLocate({ lat: round(coords.latitude), lon: round(coords.longitude) }),
      fail,
      { timeout: 10_000, maximumAge: 300_000 },
    );
  };

  return (
    <>
      <IconButton icon="locate" label={t("standort.verwenden")} title={t("standort.verwenden")} onClick={locate} />
      {hasFailed && <p className="search-bar__message">{t("standort.fehler")}</p>}
    </>
  );
}
