import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Kommune } from "@/lib/api/types";
import { loadTexts } from "@/lib/i18n/i18n";
import { KommuneProvider } from "@/lib/kommune";
import { MeldungForm } from "./MeldungForm";

const fetched = vi.fn<(request: Request) => Promise<Response>>();

beforeAll(() => loadTexts("seiten"));
beforeEach(() => vi.stubGlobal("fetch", fetched));
afterEach(() => {
  vi.unstubAllGlobals();
  fetched.mockReset();
});

function answer(status: number, body: unknown): Response {
  const type = status < 400 ? "application/json" : "application/problem+json";
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": type } });
}

function open() {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <KommuneProvider kommune={{ slug: "musterstadt" } as Kommune}>
        <MeldungForm />
      </KommuneProvider>
    </QueryClientProvider>,
  );
  return userEvent.setup();
}

async function fillIn(user: ReturnType<typeof userEvent.setup>) {
  await user.type(screen.getByLabelText("Welche Seite betrifft es?"), "Suche");
  await user.type(screen.getByLabelText("Was funktioniert nicht?"), "Der Knopf ist zu klein.");
}

const send = (user: ReturnType<typeof userEvent.setup>) => user.click(screen.getByRole("button", { name: "Meldung senden" }));

test("an empty form lists its errors, takes the focus there and sends nothing", async () => {
  const user = open();
  await send(user);
  const summary = screen.getByRole("alert");
  expect(summary).toHaveFocus();
  expect(summary).toHaveTextContent("Bitte prüfen Sie 2 Angaben");
  await user.click(screen.getByRole("link", { name: "Beschreiben Sie, was nicht funktioniert." }));
  expect(screen.getByLabelText("Was funktioniert nicht?")).toHaveFocus();
  expect(fetched).not.toHaveBeenCalled();
});

test("a report is sent for the Kommune and answered with its number", async () => {
  fetched.mockResolvedValue(answer(201, { id: "4711", created_at: "2026-11-24T10:00:00Z" }));
  const user = open();
  await fillIn(user);
  await send(user);
  expect(await screen.findByText("Nummer Ihrer Meldung: 4711")).toBeInTheDocument();
  const body = (await fetched.mock.calls[0]?.[0].json()) as unknown;
  expect(body).toEqual({ seite: "Suche", text: "Der Knopf ist zu klein.", email: null, kommune: "musterstadt" });
});

test("a failure keeps the text, and the second attempt has the same key", async () => {
  fetched.mockRejectedValueOnce(new TypeError("offline"));
  fetched.mockResolvedValueOnce(answer(201, { id: "4711", created_at: "2026-11-24T10:00:00Z" }));
  const user = open();
  await fillIn(user);
  await send(user);
  expect(await screen.findByText(/Ihr Text ist noch da/)).toBeInTheDocument();
  expect(screen.getByLabelText("Was funktioniert nicht?")).toHaveValue("Der Knopf ist zu klein.");
  await send(user);
  await screen.findByText("Nummer Ihrer Meldung: 4711");
  const keys = fetched.mock.calls.map(([request]) => request.headers.get("idempotency-key"));
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(keys[1]).toBe(keys[0]);
});

test("what the server refuses is shown at its field", async () => {
  const problem = { type: "/problems/invalid-input", title: "x", status: 422, errors: [{ pointer: "/email", code: "pattern" }] };
  fetched.mockResolvedValue(answer(422, problem));
  const user = open();
  await fillIn(user);
  await user.type(screen.getByLabelText("Ihre E-Mail-Adresse (freiwillig)"), "a@b");
  await send(user);
  expect(await screen.findByRole("alert")).toHaveTextContent("Bitte prüfen Sie eine Angabe");
  expect(screen.getByLabelText("Ihre E-Mail-Adresse (freiwillig)")).toHaveAttribute("aria-invalid", "true");
});
