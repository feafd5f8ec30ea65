/** What only one kind of care has: Kindertagespflege, Spielgruppe, offener Ganztag. */
import type { Profil } from "@/lib/api/types";
import { type LabelOf, useLabels } from "@/lib/codelisten";
import { formatEuros } from "@/lib/i18n/numbers";
import { t } from "@/lib/i18n/i18n";
import { Section } from "./Section";

type Row = [label: string, value: string | null];

function tagespflegeRows({ kindertagespflege }: Profil, labelOf: LabelOf): Row[] {
  if (!kindertagespflege) return [];
  const { qualifikation, betreuungsort, vertretung } = kindertagespflege;
  return [
    [t("profil.qualifikation"), qualifikation && labelOf("qualifikation", qualifikation)],
    [t("profil.betreuungsort"), betreuungsort && labelOf("betreuungsort", betreuungsort)],
    [t("profil.vertretung"), vertretung],
  ];
}

function spielgruppeRows({ spielgruppe }: Profil): Row[] {
  if (!spielgruppe) return [];
  const { days_per_week: days, eltern_anwesend: withParents, beitrag_cents_per_month: fee } = spielgruppe;
  return [
    [t("profil.tage"), days === null ? null : t("profil.tage_pro_woche", { n: days })],
    [t("profil.eltern"), withParents === null ? null : t(withParents ? "profil.eltern_dabei" : "profil.eltern_nicht_dabei")],
    [t("profil.beitrag"), fee === null ? null : t("profil.pro_monat", { betrag: formatEuros(fee) })],
  ];
}

function ogsRows({ ogs }: Profil): Row[] {
  if (!ogs) return [];
  return [
    [t("profil.schule"), ogs.schule],
    [t("profil.schulnummer"), ogs.schulnummer],
    [t("profil.jahrgaenge"), ogs.jahrgangsstufen.length > 0 ? ogs.jahrgangsstufen.join(", ") : null],
  ];
}

export function SpecialsSection({ profil }: { profil: Profil }) {
  const labelOf = useLabels();
  const all = [...tagespflegeRows(profil, labelOf), ...spielgruppeRows(profil), ...ogsRows(profil)];
  const rows = all.filter(([, value]) => value);
  if (rows.length === 0) return null;
  return (
    <Section title={t("profil.besonderes", { art: t(`art.${profil.art}`) })}>
      <dl className="facts">
        {rows.map(([label, value]) => (
          <div key={label} className="facts__row">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
