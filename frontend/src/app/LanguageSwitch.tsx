/** Links to the same page in the other languages; each is written in its own language. */
import type { MouseEvent } from "react";
import { LOCALES, type Locale, locale, t } from "@/lib/i18n/i18n";

const NAMES: Record<Locale, string> = { de: "Deutsch", en: "English" };
const YEAR_SECONDS = 31_536_000;

/** The address in that language, without what would go stale; works without our script, too. */
function localiseUrl(language: Locale): string {
  const url = new URL(window.location.href);
  url.searchParams.set("lang", language);
  return `${url.pathname}${url.search}`;
}

/** Remember the choice and load the page anew: the server then answers in that language. */
function chooseLanguage(event: MouseEvent, language: Locale): void {
  event.preventDefault();
  document.cookie = `sprache=${language}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  const url = new URL(window.location.href);
  url.searchParams.delete("lang");
  // An address that names a language would win over the choice.
  window.history.replaceState(window.history.state, "", url);
  window.location.reload();
}

export function LanguageSwitch() {
  return (
    <ul className="languages" aria-label={t("nav.sprache")}>
      {LOCALES.map((language) => (
        <li key={language}>
          <a
            href={localiseUrl(language)}
            lang={language}
            hrefLang={language}
            aria-current={language === locale ? "true" : undefined}
            onClick={(event) => chooseLanguage(event, language)}
          >
            {NAMES[language]}
          </a>
        </li>
      ))}
    </ul>
  );
}
