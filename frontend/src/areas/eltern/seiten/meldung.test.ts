import { expect, test } from "vitest";
import { checkMeldung, readMaengel } from "./meldung";

const GOOD = { seite: "Suche", text: "Der Knopf ist zu klein.", email: "" };

test.each([
  ["complete without an address", {}, {}],
  ["with an address", { email: "name@beispiel.de" }, {}],
  ["with half an address", { email: "name" }, { email: "fehler_email" }],
  ["without a page", { seite: "  " }, { seite: "fehler_seite" }],
  ["without text", { text: "" }, { text: "fehler_text" }],
  ["with 5000 characters", { text: "x".repeat(5000) }, {}],
  ["with one more", { text: "x".repeat(5001) }, { text: "fehler_text_lang" }],
])("a report %s", (_, change, maengel) => {
  expect(checkMeldung({ ...GOOD, ...change })).toEqual(maengel);
});

test("the server's pointers become Maengel of our fields", () => {
  expect(readMaengel([{ pointer: "/email" }, { pointer: "/kommune" }])).toEqual({ email: "fehler_email" });
});
