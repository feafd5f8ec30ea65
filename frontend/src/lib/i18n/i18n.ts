/** Texts of the interface: ICU catalogs per language and area, loaded before a page shows them. */
import { type Messages, setupI18n } from "@lingui/core";
import basisDe from "./locales/de/basis.json";
import type einrichtungDe from "./locales/de/einrichtung.json";
import type filterDe from "./locales/de/filter.json";
import type karteDe from "./locales/de/karte.json";
import type merklisteDe from "./locales/de/merkliste.json";
import type seitenDe from "./locales/de/seiten.json";

export const LOCALES = ["de", "en"] as const;
export type Locale = (typeof LOCALES)[number];
export type Area = "basis" | "filter" | "karte" | "einrichtung" | "merkliste" | "seiten";

export type MsgKey = Extract<
  | keyof typeof basisDe
  | keyof typeof filterDe
  | keyof typeof einrichtungDe
  | keyof typeof karteDe
  | keyof typeof merklisteDe
  | keyof typeof seitenDe,
  string
>;

type Catalog = { default: Messages };
const catalogs = import.meta.glob<Catalog>("./locales/*/*.json");
const i18n = setupI18n();

function readLocale(): Locale {
  const lang = document.documentElement.lang.slice(0, 2);
  return LOCALES.find((locale) => locale === lang) ?? "de";
}

/** Language of this page; choosing another one loads the page anew, so it never changes in between. */
export const locale: Locale = readLocale();

/** Locale for numbers and dates. */
export const formatLocale = locale === "de" ? "de-DE" : "en-GB";

// The German basis travels in the entry: it saves the most frequent page a round trip,
// and it is the fallback for a text that a translation lacks.
i18n.load("de", basisDe as unknown as Messages);
i18n.activate(locale);

/** Load the texts of one area in the language of the page. */
export async function loadTexts(area: Area): Promise<void> {
  if (area === "basis" && locale === "de") return;
  const load = catalogs[`./locales/${locale}/${area}.json`];
  if (!load) throw new Error(`No texts for ${locale}/${area}`);
  i18n.load(locale, (await load()).default);
}

/** The text for a key, with ICU values filled in. */
export function t(key: MsgKey, values?: Record<string, string | number | null | undefined>): string {
  return i18n._(key, values ?? {});
}
