import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const LOCALES = path.resolve(import.meta.dirname, "locales");
const AREAS = readdirSync(path.join(LOCALES, "de"));

function read(locale: string, area: string): Record<string, string> {
  return JSON.parse(readFileSync(path.join(LOCALES, locale, area), "utf8")) as Record<string, string>;
}

/** Names of the values a text needs: {name}, {n, plural, …}. */
function listValues(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)(?=[},])/g)].map(([, name]) => name ?? ""))].toSorted();
}

const valuesOf = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, listValues(text)]));

describe.each(AREAS)("%s", (area) => {
  const german = read("de", area);
  const english = read("en", area);

  test("has the same texts in English", () => {
    expect(Object.keys(english)).toEqual(Object.keys(german));
  });

  test("uses the same values in English", () => {
    expect(valuesOf(english)).toEqual(valuesOf(german));
  });

  test("has no empty text", () => {
    expect(Object.values({ ...german, ...english }).filter((text) => !text.trim())).toEqual([]);
  });
});
