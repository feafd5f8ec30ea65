/** One result: name, free places with the date of the figure, and what decides whether to read on. */
import { Link } from "@tanstack/react-router";
import type { Karte } from "@/lib/api/types";
import { formatAgeRange } from "@/lib/dates/dates";
import { t } from "@/lib/i18n/i18n";
import { formatAddress, formatDistance, formatTimes } from "@/lib/i18n/numbers";
import { type Place, placeOfKarte } from "@/lib/map/place";
import { ActionButton } from "@/lib/ui/Button";
import { FreeBadge } from "@/lib/ui/FreeBadge";
import { RememberButton } from "@/lib/ui/RememberButton";

interface ResultCardProps {
  karte: Karte;
  isPointed: boolean;
  isSelected: boolean;
  onPoint: (place: Place | null) => void;
  onShowOnMap: (place: Place) => void;
}

function listFacts(karte: Karte): string[] {
  const hours = karte.oeffnungszeit && formatTimes(karte.oeffnungszeit.opens_at, karte.oeffnungszeit.closes_at);
  const distance = karte.distanz_m === null ? null : formatDistance(karte.distanz_m);
  const age = formatAgeRange(karte.alter_from_months, karte.alter_until_months);
  return [distance, age, hours].filter((fact) => fact !== null);
}

function CardMeta({ karte }: { karte: Karte }) {
  const parts = [karte.traeger?.name, karte.quartier?.name ?? karte.stadtbezirk?.name].filter(Boolean);
  return (
    <p className="card__meta">
      <span className={`dot dot--${karte.art}`} />
      <span>{[t(`art.${karte.art}`), ...parts].join(" · ")}</span>
      {karte.demo && <span className="mark">{t("demo.kurz")}</span>}
    </p>
  );
}

function classOf({ isPointed, isSelected }: ResultCardProps): string {
  if (isSelected) return "card card--selected";
  return isPointed ? "card card--pointed" : "card";
}

export function ResultCard(props: ResultCardProps) {
  const { karte, onPoint, onShowOnMap } = props;
  const place = placeOfKarte(karte);
  return (
    // Pointing at a card only marks its point on the map; there is nothing to operate here.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className={classOf(props)}
      data-id={karte.id}
      onMouseEnter={() => onPoint(place)}
      onMouseLeave={() => onPoint(null)}
      onFocus={() => onPoint(place)}
      onBlur={() => onPoint(null)}
    >
      <div className="card__text">
        <h3 className="card__title">
          <Link to="/einrichtungen/$slug" params={{ slug: karte.slug }}>
            <bdi>{karte.name}</bdi>
          </Link>
        </h3>
        <CardMeta karte={karte} />
        <FreeBadge frei={karte.frei} />
        <p className="card__facts">{formatAddress(karte.anschrift)}</p>
        <p className="card__facts">{listFacts(karte).join(" · ")}</p>
      </div>
      {karte.foto && (
        <img className="card__photo" src={karte.foto.url} alt="" width={120} height={90} loading="lazy" decoding="async" />
      )}
      <div className="card__actions">
        <RememberButton id={karte.id} name={karte.name} />
        {place ? (
          <ActionButton icon="pin" aria-label={t("karte.zeigen_name", { name: karte.name })} onClick={() => onShowOnMap(place)}>
            {t("karte.zeigen")}
          </ActionButton>
        ) : (
          <span className="mark mark--muted">{t("lage.unbekannt")}</span>
        )}
      </div>
    </li>
  );
}
