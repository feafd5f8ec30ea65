/** Foot of every page: who answers for it, and whom to ask. */
import { Link } from "@tanstack/react-router";
import { t } from "@/lib/i18n/i18n";
import { useKommune } from "@/lib/kommune";
import { Stelle } from "@/lib/ui/Stelle";

export function Footer() {
  const { stelle } = useKommune();
  return (
    <footer className="footer">
      <div className="footer__inner">
        <section aria-labelledby="fuss-fragen">
          <h2 id="fuss-fragen" className="footer__title">
            {t("fuss.fragen")}
          </h2>
          <Stelle stelle={stelle} />
        </section>
        <nav aria-label={t("fuss.rechtliches")}>
          <ul className="footer__links">
            <li>
              <Link to="/impressum">{t("fuss.impressum")}</Link>
            </li>
            <li>
              <Link to="/datenschutz">{t("fuss.datenschutz")}</Link>
            </li>
            <li>
              <Link to="/barrierefreiheit">{t("fuss.barrierefreiheit")}</Link>
            </li>
            <li>
              <Link to="/barrierefreiheit" hash="barriere-melden">
                {t("fuss.barriere_melden")}
              </Link>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
