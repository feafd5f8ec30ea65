/** The form to report a barrier: errors are listed first and take the focus, a failed attempt loses nothing. */
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { ApiProblem, reportBarriere } from "@/lib/api/client";
import { ErrorSummary } from "@/lib/forms/ErrorSummary";
import { TextField } from "@/lib/forms/TextField";
import { t } from "@/lib/i18n/i18n";
import { useKommune } from "@/lib/kommune";
import { Alert } from "@/lib/ui/Alert";
import { Button } from "@/lib/ui/Button";
import { EMPTY, type Feld, MAX_SEITE, type Maengel, type Meldung, checkMeldung, readMaengel } from "./meldung";

const FIELDS: Feld[] = ["seite", "text", "email"];
const TYPES = { seite: "text", text: "textarea", email: "email" } as const;

function useReport() {
  const { slug } = useKommune();
  // The same report sent twice is one report; a changed one is another.
  const attempt = useRef({ content: "", key: "" });
  return useMutation({
    mutationFn: (meldung: Meldung) => {
      const body = { seite: meldung.seite.trim(), text: meldung.text.trim(), email: meldung.email.trim() || null, kommune: slug };
      const content = JSON.stringify(body);
      if (attempt.current.content !== content) attempt.current = { content, key: createKey() };
      return reportBarriere(body, attempt.current.key);
    },
  });
}

/** A random key; `crypto.randomUUID` exists only on https and localhost. */
function createKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function Thanks({ id, onAgain }: { id: string; onAgain: () => void }) {
  return (
    <Alert kind="success" title={t("meldung.danke")} role="status">
      <p>{t("meldung.nummer", { nummer: id })}</p>
      <p>{t("meldung.antwort")}</p>
      <Button onClick={onAgain}>{t("meldung.weitere")}</Button>
    </Alert>
  );
}

export function MeldungForm() {
  const [meldung, setMeldung] = useState(EMPTY);
  const [maengel, setMaengel] = useState<Maengel>({});
  const report = useReport();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = checkMeldung(meldung);
    setMaengel(found);
    if (Object.keys(found).length > 0 || report.isPending) return;
    report.mutate(meldung, {
      onSuccess: () => setMeldung(EMPTY),
      onError: (error) => {
        if (error instanceof ApiProblem) setMaengel(readMaengel(error.problem.errors ?? []));
      },
    });
  };

  if (report.data) return <Thanks id={report.data.id} onAgain={report.reset} />;
  const summary = FIELDS.flatMap((field) => {
    const mangel = maengel[field];
    return mangel ? [{ id: `meldung-${field}`, text: t(`meldung.${mangel}`) }] : [];
  });
  return (
    <form onSubmit={submit} noValidate>
      <p className="prose">{t("meldung.einleitung")}</p>
      {summary.length > 0 && <ErrorSummary title={t("meldung.fehler", { n: summary.length })} errors={summary} />}
      {report.isError && summary.length === 0 && (
        <Alert kind="danger" title={t("fehler.titel")} role="alert">
          <p>{t("meldung.nicht_gesendet")}</p>
        </Alert>
      )}
      {FIELDS.map((field) => (
        <TextField
          key={field}
          id={`meldung-${field}`}
          type={TYPES[field]}
          label={t(`meldung.${field}`)}
          hint={t(`meldung.${field}_hinweis`)}
          error={maengel[field] && t(`meldung.${maengel[field]}`)}
          value={meldung[field]}
          maxLength={field === "seite" ? MAX_SEITE : undefined}
          autoComplete={field === "email" ? "email" : undefined}
          onChange={(value) => setMeldung({ ...meldung, [field]: value })}
        />
      ))}
      <Button kind="primary" type="submit">
        {report.isPending ? t("meldung.wird_gesendet") : t("meldung.senden")}
      </Button>
    </form>
  );
}
