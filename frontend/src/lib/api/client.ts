/** The one door to the API: answers as values, problems as errors. */
import createClient from "openapi-fetch";
import type { paths } from "@/generated/api";
import type { BarrieremeldungIn, BarrieremeldungOut, Problem } from "./types";

export const api = createClient<paths>({
  baseUrl: window.location.origin,
  // Looked up at each call: openapi-fetch would keep the one it finds while loading.
  fetch: (request) => fetch(request),
});

/** The API said no; `problem` holds its problem+json. */
export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
    this.name = "ApiProblem";
  }
}

interface Outcome {
  data?: unknown;
  error?: unknown;
  response: Response;
}

function readProblem(error: unknown, response: Response): Problem {
  if (typeof error === "object" && error !== null && "type" in error) return error as Problem;
  // Not the API but something before it (a proxy) has answered.
  const { status, statusText } = response;
  return { type: "about:blank", title: statusText, status, detail: null, instance: null, errors: [] };
}

/** The answer itself, or an ApiProblem. The type is named by the caller: openapi-fetch blurs tuples and GeoJSON. */
export async function unwrap<T>(outcome: Promise<Outcome>): Promise<T> {
  const { data, error, response } = await outcome;
  if (data === undefined) throw new ApiProblem(readProblem(error, response));
  return data as T;
}

/** Report a barrier; the key makes a repeated attempt harmless. */
export function reportBarriere(body: BarrieremeldungIn, idempotencyKey: string) {
  return unwrap<BarrieremeldungOut>(
    api.POST("/api/v1/barrieremeldungen", { body, params: { header: { "idempotency-key": idempotencyKey } } }),
  );
}

/** True for a missing thing. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem.status === 404;
}

/** The query parameters that the API does not accept; empty for any other failure. */
export function listRefused(error: unknown): string[] {
  if (!(error instanceof ApiProblem) || error.problem.status !== 422) return [];
  return error.problem.errors.flatMap(({ parameter }) => parameter ?? []);
}
