/** The one door to the API: answers as values, problems as errors. */
import type { Problem } from "./types";

const BASE = "/api/v1";

/** The API said no; `problem` holds its problem+json. */
export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
    this.name = "ApiProblem";
  }
}

async function readProblem(response: Response): Promise<ApiProblem> {
  const isProblem = response.headers.get("content-type")?.includes("problem+json");
  const problem = isProblem ? ((await response.json()) as Problem) : undefined;
  return new ApiProblem(problem ?? { type: "about:blank", title: response.statusText, status: response.status });
}

/** GET a JSON answer. */
export async function getJson<T>(path: string, query: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(`${BASE}${path}${query && `?${query}`}`, { signal });
  if (!response.ok) throw await readProblem(response);
  return (await response.json()) as T;
}

/** POST something new; the key makes a repeated attempt harmless. */
export async function postJson<T>(path: string, body: unknown, idempotencyKey: string): Promise<T> {
  const response = await fetch(`${BASE}${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": idempotencyKey },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw await readProblem(response);
  return (await response.json()) as T;
}

/** True for a missing thing. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem.status === 404;
}
