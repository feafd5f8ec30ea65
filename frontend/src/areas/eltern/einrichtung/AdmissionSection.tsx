/** By which rules places are given, and what care costs. */
import type { Profil } from "@/lib/api/types";
import { formatDay } from "@/lib/dates/dates";
import { t } from "@/lib/i18n/i18n";
import { Section } from "./Section";
import { splitParagraphs } from "./profile-text";

export function AdmissionSection({ profil: { aufnahmekriterien, beitrag_hinweis: fee } }: { profil: Profil }) {
  if (!aufnahmekriterien && !fee) return null;
  return (
    <Section title={t("profil.aufnahme")}>
      {aufnahmekriterien && (
        <>
          <h3 className="profile__subheading">{t("profil.kriterien")}</h3>
          {splitParagraphs(aufnahmekriterien.text).map((paragraph) => (
            <p key={paragraph} className="prose prose--lines">
              {paragraph}
            </p>
          ))}
          {aufnahmekriterien.beschluss_on && (
            <p className="hint">{t("profil.beschluss", { datum: formatDay(aufnahmekriterien.beschluss_on) })}</p>
          )}
        </>
      )}
      {fee && (
        <>
          <h3 className="profile__subheading">{t("profil.kosten")}</h3>
          <p className="prose">{fee}</p>
        </>
      )}
    </Section>
  );
}
