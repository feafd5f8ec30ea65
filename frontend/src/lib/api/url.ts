/** Query strings with repeated keys, the same in the browser's URL and in the API's. */

type Value = string | number | boolean | undefined | null;
export type Query = Record<string, Value | readonly Value[]>;

/** What an API call means without saying it; leaving it out gives every answer one name. */
const DEFAULTS: Record<string, string> = { page: "1", page_size: "20" };

/** `art=kita&art=ogs&q=Wald`, without empty values. */
export function stringifyQuery(query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null && item !== "") parameters.append(name, String(item));
    }
  }
  return parameters.toString();
}

/** The reverse: a repeated key becomes a list. */
export function parseQuery(text: string): Record<string, string | string[]> {
  const parameters = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((name) => {
      const values = parameters.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? "")];
    }),
  );
}

/** One spelling per question: sorted, without defaults. The server and the browser agree on it. */
export function canonicalQuery(text: string): string {
  const parameters = new URLSearchParams(text);
  const pairs = [...parameters].filter(([name, value]) => value !== "" && DEFAULTS[name] !== value);
  const sorted = pairs.toSorted((a, b) => (a.join("=") < b.join("=") ? -1 : 1));
  return new URLSearchParams(sorted).toString();
}
