/** A report about a barrier: its fields, and what must be right before it is sent. Pure functions only. */

export interface Meldung {
  seite: string;
  text: string;
  email: string;
}

export type Feld = keyof Meldung;
type Mangel = "fehler_seite" | "fehler_text" | "fehler_text_lang" | "fehler_email";
export type Maengel = Partial<Record<Feld, Mangel>>;

export const EMPTY: Meldung = { seite: "", text: "", email: "" };
const MAX_TEXT = 5000;
export const MAX_SEITE = 500;
const EMAIL = /^[^@\s]+@[^@\s]+$/;

/** One Mangel per field that the reader has to mend. */
export function checkMeldung(meldung: Meldung): Maengel {
  const maengel: Maengel = {};
  if (!meldung.seite.trim()) maengel.seite = "fehler_seite";
  if (!meldung.text.trim()) maengel.text = "fehler_text";
  else if (meldung.text.length > MAX_TEXT) maengel.text = "fehler_text_lang";
  if (meldung.email.trim() && !EMAIL.test(meldung.email.trim())) maengel.email = "fehler_email";
  return maengel;
}

const MANGEL_OF: Record<Feld, Mangel> = { seite: "fehler_seite", text: "fehler_text", email: "fehler_email" };

/** The server's pointers ("/email") as Maengel of our fields; others are not the reader's to mend. */
export function readMaengel(errors: readonly { pointer?: string | null }[]): Maengel {
  const fields = new Set(errors.map(({ pointer }) => pointer?.replace(/^\//, "")));
  return Object.fromEntries(Object.entries(MANGEL_OF).filter(([field]) => fields.has(field)));
}
