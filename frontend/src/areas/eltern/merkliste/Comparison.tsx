/** Up to four Einrichtungen side by side; the table scrolls in itself on narrow screens. */
import { Link } from "@tanstack/react-router";
import { summariseFrei, summariseHours } from "@/areas/eltern/einrichtung/profile-text";
import type { Profil } from "@/lib/api/types";
import { type LabelOf, useLabels } from "@/lib/codelisten";
import { formatAgeRange } from "@/lib/dates/dates";
import { formatAddress, formatEuros } from "@/lib/i18n/numbers";
import { t } from "@/lib/i18n/i18n";
import { FreeBadge } from "@/lib/ui/FreeBadge";
import { TableScroll } from "@/lib/ui/TableScroll";

type Row = [label: string, value: (profil: Profil) => string | null];

function listRows(labelOf: LabelOf): Row[] {
  const join = (list: string, codes: readonly string[]) => codes.map((code) => labelOf(list, code)).join(", ");
  return [
    [t("filtername.art"), (profil) => t(`art.${profil.art}`)],
    [t("filtername.traeger"), (profil) => profil.traeger?.name ?? null],
    [t("merkliste.adresse"), (profil) => formatAddress(profil.anschrift)],
    [t("profil.alter"), (profil) => formatAgeRange(profil.alter_from_months, profil.alter_until_months)],
    [
      t("profil.oeffnungszeiten"),
      ({ oeffnungszeiten }) =>
        summariseHours(oeffnungszeiten)
          .map(({ days, hours }) => `${days}: ${hours}`)
          .join("\n"),
    ],
    [t("profil.umfang"), ({ umfaenge }) => umfaenge.join(" · ")],
    [t("profil.groesse"), ({ plaetze }) => (plaetze?.gesamt ? t("profil.plaetze", { n: plaetze.gesamt }) : null)],
    [t("filtername.konzept"), ({ konzepte }) => join("konzept", konzepte)],
    [t("filtername.sprache"), ({ sprachen }) => join("sprache", sprachen)],
    [t("filtername.verpflegung"), ({ verpflegung }) => join("verpflegung", verpflegung)],
    [t("merkliste.essensgeld"), ({ verpflegung_cents_per_month: fee }) => (fee === null ? null : formatEuros(fee))],
    [t("filtername.inklusion"), ({ inklusion }) => join("inklusion", inklusion)],
    [t("filtername.barrierefreiheit"), ({ barrierefreiheit }) => join("barrierefreiheit", barrierefreiheit)],
    [t("merkliste.telefon"), ({ kontakt }) => kontakt.telefon],
  ];
}

export function Comparison({ profiles }: { profiles: Profil[] }) {
  const rows = listRows(useLabels());
  if (profiles.length < 2) return null;
  return (
    <section className="profile__section" aria-labelledby="vergleich">
      <h2 id="vergleich" className="profile__heading">
        {t("merkliste.vergleich")}
      </h2>
      <TableScroll title={t("merkliste.vergleich")}>
        <table className="table table--compare">
          <thead>
            <tr>
              <td />
              {profiles.map(({ id, slug, name }) => (
                <th key={id} scope="col">
                  <Link to="/einrichtungen/$slug" params={{ slug }}>
                    <bdi>{name}</bdi>
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t("profil.frei")}</th>
              {profiles.map((profil) => (
                <td key={profil.id}>
                  <FreeBadge frei={summariseFrei(profil.frei)} />
                </td>
              ))}
            </tr>
            {rows.map(([label, value]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {profiles.map((profil) => (
                  <td key={profil.id} className="prose--lines">
                    {value(profil) || "–"}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}
