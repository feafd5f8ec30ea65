/** 404: nothing here, and two ways on. */
import { Link } from "@tanstack/react-router";
import { t } from "@/lib/i18n/i18n";
import { useTitle } from "@/lib/ui/page";
import { useHomeSearch } from "@/areas/eltern/suche/home-search";

export function NotFound() {
  const search = useHomeSearch();
  useTitle(t("nicht_gefunden.titel"));
  return (
    <div className="page page--text">
      <h1 tabIndex={-1} className="kern-heading-x-large">
        {t("nicht_gefunden.titel")}
      </h1>
      <p className="kern-body">{t("nicht_gefunden.text")}</p>
      <p className="button-row">
        <Link to="/einrichtungen" search={search} className="kern-btn kern-btn--primary">
          <span className="kern-label">{t("nicht_gefunden.suche")}</span>
        </Link>
        <Link to="/" className="kern-btn kern-btn--secondary">
          <span className="kern-label">{t("nicht_gefunden.start")}</span>
        </Link>
      </p>
    </div>
  );
}
