/** How accessible the portal is, what is known to be missing, and a way to report barriers. */
import { t } from "@/lib/i18n/i18n";
import { useKommune } from "@/lib/kommune";
import { useTitle } from "@/lib/ui/page";
import { MeldungForm } from "./MeldungForm";

const SECTIONS = ["stand", "grenzen"] as const;

export function BarrierefreiheitPage() {
  const { impressum } = useKommune();
  useTitle(t("barrierefreiheit.titel"));
  return (
    <div className="page page--text">
      <h1 tabIndex={-1} className="profile__title">
        {t("barrierefreiheit.titel")}
      </h1>
      <p className="lead">{t("barrierefreiheit.einleitung")}</p>
      {SECTIONS.map((section) => (
        <section key={section} className="profile__section">
          <h2 className="profile__heading">{t(`barrierefreiheit.${section}.titel`)}</h2>
          <p className="prose">{t(`barrierefreiheit.${section}.text`)}</p>
        </section>
      ))}
      <section className="profile__section" id="barriere-melden" aria-labelledby="barriere-titel">
        <h2 className="profile__heading" id="barriere-titel">
          {t("meldung.titel")}
        </h2>
        <MeldungForm />
      </section>
      {impressum.barrierefreiheit_durchsetzung && (
        <section className="profile__section">
          <h2 className="profile__heading">{t("barrierefreiheit.durchsetzung.titel")}</h2>
          <p className="prose">{t("barrierefreiheit.durchsetzung.text")}</p>
          <p>{impressum.barrierefreiheit_durchsetzung}</p>
        </section>
      )}
    </div>
  );
}
