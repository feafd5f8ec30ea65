/** Address and ways to reach the Einrichtung. */
import type { Profil } from "@/lib/api/types";
import { t } from "@/lib/i18n/i18n";
import { formatStreet } from "@/lib/i18n/numbers";
import { Icon } from "@/lib/ui/Icon";
import { toWebLink } from "./profile-text";

function Website({ url }: { url: string | null }) {
  const link = toWebLink(url);
  if (!link) return null;
  return (
    <p>
      <a href={link} className="contact" rel="noopener external">
        <Icon name="globe" size={20} />
        {t("profil.website")}
      </a>
    </p>
  );
}

export function ContactCard({ profil: { kontakt, anschrift, name, traeger } }: { profil: Profil }) {
  const street = formatStreet(anschrift);
  return (
    <section className="panel" aria-labelledby="kontakt">
      <h2 id="kontakt" className="panel__title">
        {t("profil.kontakt")}
      </h2>
      <address className="stelle">
        <p className="stelle__name">{name}</p>
        {kontakt.leitung_name && <p>{t("profil.leitung", { name: kontakt.leitung_name })}</p>}
        {street && <p>{street}</p>}
        <p>
          {anschrift.plz} {anschrift.ort}
        </p>
        {kontakt.telefon && (
          <p>
            <a href={`tel:${kontakt.telefon.replaceAll(/[^+\d]/g, "")}`} className="contact">
              <Icon name="phone" size={20} />
              {kontakt.telefon}
            </a>
          </p>
        )}
        {kontakt.email && (
          <p>
            <a href={`mailto:${kontakt.email}`} className="contact">
              <Icon name="mail" size={20} />
              {kontakt.email}
            </a>
          </p>
        )}
        <Website url={kontakt.website} />
      </address>
      {traeger && (
        <p className="panel__note">
          {t("profil.traeger", { name: traeger.name })}
          {traeger.spitzenverband && ` (${traeger.spitzenverband})`}
        </p>
      )}
    </section>
  );
}
