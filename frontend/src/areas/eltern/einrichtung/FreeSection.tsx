/** Free places by age and start, with the date of the figure. */
import type { Profil } from "@/lib/api/types";
import { formatAgeRange, formatDay, formatMonth } from "@/lib/dates/dates";
import { t } from "@/lib/i18n/i18n";
import { TableScroll } from "@/lib/ui/TableScroll";
import { Section } from "./Section";

function FreeTable({ eintraege, standOn }: { eintraege: Profil["frei"]["eintraege"]; standOn: string | null }) {
  return (
    <TableScroll title={t("profil.frei")}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("profil.alter")}</th>
            <th scope="col">{t("profil.umfang")}</th>
            <th scope="col">{t("profil.frei_ab")}</th>
            <th scope="col" className="table__number">
              {t("profil.anzahl")}
            </th>
          </tr>
        </thead>
        <tbody>
          {eintraege.map((entry) => (
            <tr key={`${entry.alter_from_months}-${entry.alter_until_months}-${entry.umfang_hours}-${entry.ab_on}`}>
              <th scope="row">{formatAgeRange(entry.alter_from_months, entry.alter_until_months)}</th>
              <td>{entry.umfang_hours === null ? t("profil.alle_umfaenge") : t("profil.stunden", { stunden: entry.umfang_hours })}</td>
              <td>{standOn && entry.ab_on <= standOn ? t("profil.sofort") : formatMonth(entry.ab_on)}</td>
              <td className="table__number">{entry.anzahl}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

export function FreeSection({ frei }: { frei: Profil["frei"] }) {
  return (
    <Section title={t("profil.frei")}>
      {frei.state === "frei" && frei.eintraege.length > 0 ? (
        <FreeTable eintraege={frei.eintraege} standOn={frei.stand_on} />
      ) : (
        <p>{frei.state === "keine" ? t("profil.frei_keine") : t("profil.frei_unbekannt")}</p>
      )}
      {frei.stand_on && <p className="hint">{t("profil.frei_stand", { datum: formatDay(frei.stand_on) })}</p>}
    </Section>
  );
}
