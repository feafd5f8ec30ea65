/** Head of every page: whose portal it is, where to go, which language. */
import { Link, useRouterState } from "@tanstack/react-router";
import { useState } from "react";
import { t } from "@/lib/i18n/i18n";
import { useKommune } from "@/lib/kommune";
import { useMerkliste } from "@/lib/merkliste";
import { Icon } from "@/lib/ui/Icon";
import { LanguageSwitch } from "./LanguageSwitch";
import { useHomeSearch } from "@/areas/eltern/suche/home-search";

function Navigation() {
  const count = useMerkliste().length;
  return (
    <ul className="nav__list">
      <li>
        <Link to="/einrichtungen" search={useHomeSearch()} activeOptions={{ includeSearch: false }} className="nav__link">
          <Icon name="search" size={20} />
          {t("nav.suche")}
        </Link>
      </li>
      <li>
        <Link to="/merkliste" className="nav__link">
          <Icon name="star" size={20} />
          {t("nav.merkliste")}
          {count > 0 && <span className="nav__count">{count}</span>}
        </Link>
      </li>
    </ul>
  );
}

export function Header() {
  const kommune = useKommune();
  const path = useRouterState({ select: (state) => state.location.pathname });
  // The menu is open on one page only: going to another one closes it.
  const [openOn, setOpenOn] = useState<string | null>(null);
  const isOpen = openOn === path;

  return (
    <header className="header">
      <div className="header__bar">
        <Link to="/" className="brand">
          <img className="brand__logo" src={kommune.logo_url} alt="" width={40} height={40} />
          <span>
            <span className="brand__portal">{t("portal.marke")}</span>{" "}
            <span className="brand__kommune">{kommune.name}</span>
          </span>
        </Link>
        <button
          type="button"
          className="header__menu"
          aria-expanded={isOpen}
          aria-controls="hauptmenue"
          onClick={() => setOpenOn(isOpen ? null : path)}
        >
          <Icon name={isOpen ? "close" : "menu"} />
          <span>{t("nav.menue")}</span>
        </button>
        <nav id="hauptmenue" className={isOpen ? "nav nav--open" : "nav"} aria-label={t("nav.hauptmenue")}>
          <Navigation />
          <LanguageSwitch />
        </nav>
      </div>
    </header>
  );
}
