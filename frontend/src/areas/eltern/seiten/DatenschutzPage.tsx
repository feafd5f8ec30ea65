/** What this software does with data: only statements that its code keeps. */
import { Link } from "@tanstack/react-router";
import { t } from "@/lib/i18n/i18n";
import { useKommune } from "@/lib/kommune";
import { Stelle } from "@/lib/ui/Stelle";
import { useTitle } from "@/lib/ui/page";

const SECTIONS = ["cookies", "browser", "standort", "protokolle", "karte", "barriere", "tagespflege", "rechte"] as const;

export function DatenschutzPage() {
  const { impressum, stelle } = useKommune();
  useTitle(t("datenschutz.titel"));
  return (
    <div className="page page--text">
      <h1 tabIndex={-1} className="profile__title">
        {t("datenschutz.titel")}
      </h1>
      <p className="lead">{t("datenschutz.einleitung")}</p>
      {SECTIONS.map((section) => (
        <section key={section} className="profile__section">
          <h2 className="profile__heading">{t(`datenschutz.${section}.titel`)}</h2>
          <p className="prose">{t(`datenschutz.${section}.text`)}</p>
        </section>
      ))}
      <dl className="facts">
        <div className="facts__row">
          <dt>{t("datenschutz.verantwortlich")}</dt>
          <dd>
            {impressum.anbieter} (<Link to="/impressum">{t("impressum.titel")}</Link>)
          </dd>
        </div>
        <div className="facts__row">
          <dt>{t("datenschutz.kontakt")}</dt>
          <dd>{impressum.datenschutz_kontakt}</dd>
        </div>
        <div className="facts__row">
          <dt>{t("datenschutz.aufsicht")}</dt>
          <dd>{impressum.datenschutz_aufsicht}</dd>
        </div>
        <div className="facts__row">
          <dt>{t("fuss.fragen")}</dt>
          <dd>
            <Stelle stelle={stelle} />
          </dd>
        </div>
      </dl>
    </div>
  );
}
