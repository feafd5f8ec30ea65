/** Where the page's content comes from, how fresh it is, and what was here before. */
import { Link } from "@tanstack/react-router";
import type { Profil } from "@/lib/api/types";
import { formatDay } from "@/lib/dates/dates";
import { t } from "@/lib/i18n/i18n";
import { toWebLink } from "./profile-text";

function Source({ quelle }: { quelle: NonNullable<Profil["quelle"]> }) {
  const link = toWebLink(quelle.url);
  return (
    <p>
      {t("profil.quelle")}{" "}
      {link ? (
        <a href={link} rel="noopener external">
          {quelle.name}
        </a>
      ) : (
        quelle.name
      )}
      {quelle.licence && ` (${quelle.licence})`}
    </p>
  );
}

export function SourceNote({ profil }: { profil: Profil }) {
  return (
    <footer className="profile__source">
      {profil.confirmed_on && <p>{t("profil.bestaetigt", { datum: formatDay(profil.confirmed_on) })}</p>}
      {profil.opened_on && <p>{t("profil.eroeffnet", { datum: formatDay(profil.opened_on) })}</p>}
      {profil.vorgaenger && (
        <p>
          {t("profil.vorgaenger")}{" "}
          <Link to="/einrichtungen/$slug" params={{ slug: profil.vorgaenger.slug }}>
            {profil.vorgaenger.name}
          </Link>
        </p>
      )}
      {profil.quelle && <Source quelle={profil.quelle} />}
    </footer>
  );
}
