/** What a person sees when a page could not be shown: what to do now. */
import type { ErrorComponentProps } from "@tanstack/react-router";
import { t } from "@/lib/i18n/i18n";
import { Button } from "@/lib/ui/Button";

export function ErrorPage({ reset }: ErrorComponentProps) {
  return (
    <div className="page page--text">
      <h1 tabIndex={-1} className="kern-heading-x-large">
        {t("fehler.titel")}
      </h1>
      <p className="kern-body">{t("fehler.text")}</p>
      <Button
        kind="primary"
        onClick={() => {
          reset();
          window.location.reload();
        }}
      >
        {t("fehler.neu_laden")}
      </Button>
    </div>
  );
}
