/** Answers the server put into the page, so that nothing is asked twice, and the home Kommune. */
import { answerKey, codelistenQuery, kommuneQuery, kommunenQuery, queryClient } from "@/lib/api/queries";
import type { Codelisten, Kommune } from "@/lib/api/types";

interface InitialData {
  url?: string;
  body?: unknown;
  kommune?: Kommune;
  codelisten?: Codelisten;
}

function readInitialData(): InitialData {
  const element = document.querySelector("#initial-data");
  return element?.textContent ? (JSON.parse(element.textContent) as InitialData) : {};
}

function keepAnswer(url: string, body: unknown): void {
  const [path = "", query = ""] = url.split("?");
  queryClient.setQueryData(answerKey(path, query), body);
}

/** A page without embedded answers (the development server) has to look for the home Kommune. */
async function findHomeKommune(): Promise<Kommune> {
  const { items } = await queryClient.fetchQuery(kommunenQuery());
  const kommunen = await Promise.all(items.map((item) => queryClient.fetchQuery(kommuneQuery(item.slug))));
  const home = kommunen.find((kommune) => kommune.home) ?? kommunen[0];
  if (!home) throw new Error("The API knows no Kommune");
  return home;
}

/** Fill the cache from the page and return the Kommune whose portal this is. */
export async function loadInitialData(): Promise<Kommune> {
  const initial = readInitialData();
  if (initial.url && initial.body) keepAnswer(initial.url, initial.body);
  if (initial.codelisten) queryClient.setQueryData(codelistenQuery().queryKey, initial.codelisten);
  else await queryClient.fetchQuery(codelistenQuery());
  const home = initial.kommune ?? (await findHomeKommune());
  queryClient.setQueryData(kommuneQuery(home.slug).queryKey, home);
  return home;
}
