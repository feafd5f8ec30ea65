/** How it goes on after the search, with the words of the Kommune where it has some. */
import { t } from "@/lib/i18n/i18n";

export function NextSteps({ texte }: { texte: Record<string, string> }) {
  const steps = [
    { title: t("start.schritt_suchen"), text: t("start.schritt_suchen_text") },
    { title: t("start.schritt_merken"), text: t("start.schritt_merken_text") },
    { title: t("start.schritt_anmelden"), text: texte.anmeldung_hinweis ?? t("start.schritt_anmelden_text") },
  ];
  return (
    <section aria-labelledby="start-schritte">
      <h2 id="start-schritte" className="profile__heading">
        {t("start.schritte")}
      </h2>
      <ol className="steps">
        {steps.map(({ title, text }, index) => (
          <li key={title} className="steps__item">
            <span className="steps__number" aria-hidden="true">
              {index + 1}
            </span>
            <h3 className="steps__title">{title}</h3>
            <p>{text}</p>
          </li>
        ))}
      </ol>
      {texte.rechtsanspruch && <p className="start__right">{texte.rechtsanspruch}</p>}
    </section>
  );
}
