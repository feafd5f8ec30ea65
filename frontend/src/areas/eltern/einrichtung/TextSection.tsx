/** The Einrichtung in its own words. */
import type { Profiltext } from "@/lib/api/types";
import { locale, t } from "@/lib/i18n/i18n";
import { Section } from "./Section";
import { pickText, splitParagraphs } from "./profile-text";

function Paragraphs({ text }: { text: string }) {
  return splitParagraphs(text).map((paragraph) => (
    <p key={paragraph} className="prose">
      {paragraph}
    </p>
  ));
}

export function TextSection({ texte }: { texte: Profiltext[] }) {
  const text = pickText(texte, locale);
  if (!text) return null;
  const parts = [
    { title: t("profil.konzept"), body: text.konzept },
    { title: t("profil.alltag"), body: text.alltag },
    { title: t("profil.eingewoehnung"), body: text.eingewoehnung },
    { title: t("profil.raeume"), body: text.raeume },
  ];
  return (
    <Section title={t("profil.ueber_uns")}>
      <div lang={text.sprache === locale ? undefined : text.sprache}>
        {text.kurzbeschreibung && <p className="lead">{text.kurzbeschreibung}</p>}
        {text.beschreibung !== text.kurzbeschreibung && <Paragraphs text={text.beschreibung} />}
      </div>
      {parts.map(
        ({ title, body }) =>
          body && (
            <div key={title}>
              <h3 className="profile__subheading">{title}</h3>
              <div lang={text.sprache === locale ? undefined : text.sprache}>
                <Paragraphs text={body} />
              </div>
            </div>
          ),
      )}
    </Section>
  );
}
