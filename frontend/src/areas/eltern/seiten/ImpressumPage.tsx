/** Who answers for this portal. */
import { type MsgKey, t } from "@/lib/i18n/i18n";
import { useKommune } from "@/lib/kommune";
import { useTitle } from "@/lib/ui/page";

const ROWS = ["anbieter", "anschrift", "vertreten_durch", "telefon", "email", "umsatzsteuer_id", "aufsicht"] as const;

export function ImpressumPage() {
  const { impressum, karte } = useKommune();
  useTitle(t("impressum.titel"));
  const rows = ROWS.flatMap((key) => (impressum[key] ? [[`impressum.${key}` satisfies MsgKey, impressum[key]] as const] : []));
  return (
    <div className="page page--text">
      <h1 tabIndex={-1} className="profile__title">
        {t("impressum.titel")}
      </h1>
      <dl className="facts">
        {[...rows, ["impressum.karte", karte.attribution] as const].map(([key, value]) => (
          <div key={key} className="facts__row">
            <dt>{t(key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
