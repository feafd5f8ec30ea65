/** Name, kind, free places, and what a reader can do with the page. */
import { Link } from "@tanstack/react-router";
import { useHomeSearch } from "@/areas/eltern/suche/home-search";
import { readLastSearch } from "@/areas/eltern/suche/use-suche";
import type { Profil } from "@/lib/api/types";
import { currentDay, formatDay } from "@/lib/dates/dates";
import { t } from "@/lib/i18n/i18n";
import { Alert } from "@/lib/ui/Alert";
import { ActionButton } from "@/lib/ui/Button";
import { FreeBadge } from "@/lib/ui/FreeBadge";
import { Icon } from "@/lib/ui/Icon";
import { RememberButton } from "@/lib/ui/RememberButton";
import { CopyLinkButton } from "./CopyLinkButton";
import { isClosed, summariseFrei } from "./profile-text";

function BackLink() {
  const last = readLastSearch();
  const home = useHomeSearch();
  return (
    <Link to="/einrichtungen" search={last ?? home} className="back-link no-print">
      <Icon name="back" size={20} />
      {last ? t("profil.zurueck") : t("profil.zur_suche")}
    </Link>
  );
}

function ClosedNotice({ profil }: { profil: Profil }) {
  if (!profil.closed_on) return null;
  const key = isClosed(profil.closed_on, currentDay()) ? "profil.geschlossen" : "profil.schliesst";
  return (
    <Alert kind="warning" title={t(key, { datum: formatDay(profil.closed_on) })}>
      {profil.nachfolger && (
        <p className="kern-body">
          {t("profil.nachfolger")}{" "}
          <Link to="/einrichtungen/$slug" params={{ slug: profil.nachfolger.slug }}>
            {profil.nachfolger.name}
          </Link>
        </p>
      )}
    </Alert>
  );
}

function LeadPhoto({ fotos }: Pick<Profil, "fotos">) {
  const foto = fotos[0];
  if (!foto) return null;
  return (
    <figure className="profile__photo">
      <img src={foto.url} alt={foto.alt_text} width={480} height={300} decoding="async" />
      {foto.urheber && <figcaption className="hint">{t("profil.foto_von", { name: foto.urheber })}</figcaption>}
    </figure>
  );
}

export function ProfileHead({ profil }: { profil: Profil }) {
  const parts = [profil.traeger?.name, profil.quartier?.name ?? profil.stadtbezirk?.name].filter(Boolean);
  return (
    <header className="profile__head">
      <div>
        <BackLink />
        <h1 tabIndex={-1} className="profile__title">
          <bdi>{profil.name}</bdi>
        </h1>
        <p className="card__meta">
          <span className={`dot dot--${profil.art}`} />
          {[t(`art.${profil.art}`), ...parts].join(" · ")}
          {profil.demo && <span className="mark">{t("profil.demo")}</span>}
        </p>
        <ClosedNotice profil={profil} />
        {!isClosed(profil.closed_on, currentDay()) && <FreeBadge frei={summariseFrei(profil.frei)} />}
        <div className="profile__actions no-print">
          <RememberButton id={profil.id} name={profil.name} />
          <CopyLinkButton name={profil.name} />
          <ActionButton icon="print" onClick={() => window.print()}>
            {t("profil.drucken")}
          </ActionButton>
        </div>
      </div>
      <LeadPhoto fotos={profil.fotos} />
    </header>
  );
}
