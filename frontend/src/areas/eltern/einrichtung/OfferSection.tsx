/** Concept, languages, meals, accessibility and the rest that makes this place special. */
import type { Profil } from "@/lib/api/types";
import { type LabelOf, useLabels } from "@/lib/codelisten";
import { formatEuros } from "@/lib/i18n/numbers";
import { t } from "@/lib/i18n/i18n";
import { Section } from "./Section";

interface Row {
  label: string;
  values: string[];
  note?: string;
}

function listRows(profil: Profil, labelOf: LabelOf): Row[] {
  const labels = (list: string, codes: readonly string[]) => codes.map((code) => labelOf(list, code));
  const meals = profil.verpflegung_cents_per_month;
  const rows: Row[] = [
    { label: t("filtername.konzept"), values: labels("konzept", profil.konzepte) },
    { label: t("filtername.schwerpunkt"), values: labels("schwerpunkt", profil.schwerpunkte) },
    { label: t("filtername.sprache"), values: labels("sprache", profil.sprachen) },
    { label: t("filtername.konfession"), values: profil.konfession ? labels("konfession", [profil.konfession]) : [] },
    {
      label: t("filtername.verpflegung"),
      values: labels("verpflegung", profil.verpflegung),
      note: meals === null ? undefined : t("profil.essensgeld", { betrag: formatEuros(meals) }),
    },
    { label: t("filtername.inklusion"), values: labels("inklusion", profil.inklusion) },
    { label: t("filtername.barrierefreiheit"), values: labels("barrierefreiheit", profil.barrierefreiheit) },
    { label: t("filtername.merkmal"), values: labels("merkmal", profil.merkmale) },
  ];
  return rows.filter(({ values, note }) => values.length > 0 || note);
}

export function OfferSection({ profil }: { profil: Profil }) {
  const rows = listRows(profil, useLabels());
  if (rows.length === 0) return null;
  return (
    <Section title={t("profil.angebot")}>
      <dl className="facts">
        {rows.map(({ label, values, note }) => (
          <div key={label} className="facts__row">
            <dt>{label}</dt>
            <dd>
              {values.join(", ")}
              {note && <p className="hint">{note}</p>}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
