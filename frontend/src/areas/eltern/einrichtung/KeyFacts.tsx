/** Age, hours, care and size at a glance. */
import type { Profil } from "@/lib/api/types";
import { formatAgeRange } from "@/lib/dates/dates";
import { t } from "@/lib/i18n/i18n";
import { Icon, type IconName } from "@/lib/ui/Icon";
import { summariseHours } from "./profile-text";

interface Fact {
  icon: IconName;
  label: string;
  value: string;
}

function listFacts(profil: Profil): Fact[] {
  const age = formatAgeRange(profil.alter_from_months, profil.alter_until_months);
  const hours = summariseHours(profil.oeffnungszeiten)[0];
  const places = profil.plaetze?.gesamt ?? profil.kindertagespflege?.plaetze;
  const facts: (Fact | null)[] = [
    age ? { icon: "child", label: t("profil.alter"), value: age } : null,
    hours ? { icon: "clock", label: t("profil.geoeffnet"), value: `${hours.days}, ${hours.hours}` } : null,
    profil.umfaenge.length > 0
      ? { icon: "calendar", label: t("profil.umfang"), value: t("profil.stunden", { stunden: profil.umfaenge.join(" · ") }) }
      : null,
    places ? { icon: "home", label: t("profil.groesse"), value: t("profil.plaetze", { n: places }) } : null,
  ];
  return facts.filter((fact) => fact !== null);
}

export function KeyFacts({ profil }: { profil: Profil }) {
  const facts = listFacts(profil);
  if (facts.length === 0) return null;
  return (
    <dl className="key-facts">
      {facts.map(({ icon, label, value }) => (
        <div key={label} className="key-facts__item">
          <dt>
            <Icon name={icon} size={20} />
            {label}
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
