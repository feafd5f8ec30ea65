/** Groups with their places by age and weekly hours. */
import type { Profil } from "@/lib/api/types";
import { formatAgeRange } from "@/lib/dates/dates";
import { t } from "@/lib/i18n/i18n";
import { TableScroll } from "@/lib/ui/TableScroll";
import { Section } from "./Section";

function PlacesSummary({ plaetze }: { plaetze: NonNullable<Profil["plaetze"]> }) {
  const parts = [
    plaetze.u3 ? t("profil.u3", { n: plaetze.u3 }) : null,
    plaetze.ue3 ? t("profil.ue3", { n: plaetze.ue3 }) : null,
    plaetze.integrativ ? t("profil.integrativ", { n: plaetze.integrativ }) : null,
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return (
    <p>
      {t("profil.davon", { gesamt: plaetze.gesamt ?? 0 })} {parts.join(", ")}
    </p>
  );
}

function GroupsTable({ gruppen }: Pick<Profil, "gruppen">) {
  return (
    <TableScroll title={t("profil.gruppen")}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("profil.gruppe")}</th>
            <th scope="col">{t("profil.alter")}</th>
            <th scope="col">{t("profil.umfang")}</th>
            <th scope="col" className="table__number">
              {t("profil.platzzahl")}
            </th>
          </tr>
        </thead>
        {gruppen.map((gruppe) => (
          <tbody key={gruppe.name}>
            {gruppe.plaetze.map((platz, index) => (
              <tr key={`${platz.alter_from_months}-${platz.umfang_hours}`}>
                {index === 0 && (
                  <th scope="rowgroup" rowSpan={gruppe.plaetze.length}>
                    {gruppe.name}
                    {gruppe.gruppenform && (
                      <span className="table__sub">{t("profil.gruppenform", { form: gruppe.gruppenform })}</span>
                    )}
                  </th>
                )}
                <td>{formatAgeRange(platz.alter_from_months, platz.alter_until_months)}</td>
                <td>{t("profil.stunden", { stunden: platz.umfang_hours })}</td>
                <td className="table__number">{platz.anzahl}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </TableScroll>
  );
}

export function GroupsSection({ profil: { gruppen, plaetze } }: { profil: Profil }) {
  const filled = gruppen.filter((gruppe) => gruppe.plaetze.length > 0);
  if (filled.length === 0 && !plaetze) return null;
  return (
    <Section title={t("profil.gruppen")}>
      {plaetze && <PlacesSummary plaetze={plaetze} />}
      {filled.length > 0 && <GroupsTable gruppen={filled} />}
    </Section>
  );
}
