/** One entry of the Merkliste, also when the Einrichtung is gone or could not be loaded. */
import { Link } from "@tanstack/react-router";
import { isClosed, summariseFrei } from "@/areas/eltern/einrichtung/profile-text";
import { isNotFound } from "@/lib/api/client";
import type { Profil } from "@/lib/api/types";
import { currentDay } from "@/lib/dates/dates";
import { CheckboxField } from "@/lib/forms/CheckboxField";
import { formatAddress } from "@/lib/i18n/numbers";
import { t } from "@/lib/i18n/i18n";
import { ActionButton } from "@/lib/ui/Button";
import { FreeBadge } from "@/lib/ui/FreeBadge";

interface SavedItemProps {
  entry: { id: string; profil: Profil | undefined; error: unknown; retry: () => void };
  isCompared: boolean;
  canCompare: boolean;
  onCompare: () => void;
  onRemove: () => void;
}

function Missing({ entry }: Pick<SavedItemProps, "entry">) {
  if (!entry.error) return <p className="muted">{t("suche.laedt")}</p>;
  if (isNotFound(entry.error)) return <p className="muted">{t("merkliste.nicht_mehr")}</p>;
  return (
    <p className="muted">
      {t("merkliste.nicht_geladen")}{" "}
      <button type="button" className="action" onClick={entry.retry}>
        {t("suche.erneut")}
      </button>
    </p>
  );
}

function Saved({ profil }: { profil: Profil }) {
  const parts = [t(`art.${profil.art}`), profil.traeger?.name, profil.quartier?.name].filter(Boolean);
  return (
    <>
      <h2 className="card__title">
        <Link to="/einrichtungen/$slug" params={{ slug: profil.slug }}>
          <bdi>{profil.name}</bdi>
        </Link>
      </h2>
      <p className="card__meta">
        <span className={`dot dot--${profil.art}`} />
        {parts.join(" · ")}
      </p>
      {isClosed(profil.closed_on, currentDay()) ? <p>{t("merkliste.geschlossen")}</p> : <FreeBadge frei={summariseFrei(profil.frei)} />}
      <p className="card__facts">{formatAddress(profil.anschrift)}</p>
    </>
  );
}

export function SavedItem({ entry, isCompared, canCompare, onCompare, onRemove }: SavedItemProps) {
  const name = entry.profil?.name ?? t("merkliste.unbekannt");
  return (
    <li className="card">
      <div className="card__text">{entry.profil ? <Saved profil={entry.profil} /> : <Missing entry={entry} />}</div>
      <div className="card__actions">
        {canCompare && entry.profil && (
          <CheckboxField label={t("merkliste.vergleichen")} checked={isCompared} onChange={onCompare} />
        )}
        <ActionButton icon="trash" aria-label={t("merkliste.entfernen_name", { name })} onClick={onRemove}>
          {t("merkliste.entfernen")}
        </ActionButton>
      </div>
    </li>
  );
}
