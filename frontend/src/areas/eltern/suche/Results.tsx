/** The list of cards, or what stands in its place: placeholders, help, an error. */
import type { UseQueryResult } from "@tanstack/react-query";
import { Suspense, lazy, useEffect, useRef } from "react";
import { listRefused } from "@/lib/api/client";
import type { SearchAnswer } from "@/lib/api/types";
import { loadTexts, t } from "@/lib/i18n/i18n";
import type { Place } from "@/lib/map/place";
import { Alert } from "@/lib/ui/Alert";
import { Button } from "@/lib/ui/Button";
import { ResultCard } from "./ResultCard";
import { type Suche, clearFilters } from "./search-state";

const ZeroResults = lazy(async () => {
  const [module] = await Promise.all([import("./ZeroResults"), loadTexts("filter")]);
  return module;
});

interface ResultsProps {
  answer: UseQueryResult<SearchAnswer>;
  suche: Suche;
  show: (suche: Suche) => void;
  pointedId: string | null;
  selectedId: string | null;
  onPoint: (place: Place | null) => void;
  onShowOnMap: (place: Place) => void;
}

function Placeholders() {
  return (
    <div className="cards" aria-hidden="true">
      {[1, 2, 3, 4, 5].map((number) => (
        <div key={number} className="card card--placeholder" />
      ))}
    </div>
  );
}

/** Values in the address that nobody knows (an old link): named, with a way out. */
function Refused({ parameters, onClear }: { parameters: string[]; onClear: () => void }) {
  return (
    <Alert kind="warning" title={t("suche.abgelehnt_titel")}>
      <p className="kern-body">{t("suche.abgelehnt_text", { parameter: parameters.join(", ") })}</p>
      <Button kind="primary" onClick={onClear}>
        {t("nichts.alle_entfernen")}
      </Button>
    </Alert>
  );
}

function LoadingFailed({ onRetry }: { onRetry: () => void }) {
  return (
    <Alert kind="danger" title={t("suche.fehler_titel")} role="alert">
      <p className="kern-body">{t("suche.fehler_text")}</p>
      <Button kind="primary" onClick={onRetry}>
        {t("suche.erneut")}
      </Button>
    </Alert>
  );
}

/** What the map selects comes into view in the list. */
function useScrollToSelected(selectedId: string | null) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const card = selectedId && list.current?.querySelector(`[data-id="${selectedId}"]`);
    if (card) card.scrollIntoView({ block: "nearest" });
  }, [selectedId]);
  return list;
}

export function Results({ answer, suche, show, pointedId, selectedId, onPoint, onShowOnMap }: ResultsProps) {
  const list = useScrollToSelected(selectedId);
  const refused = listRefused(answer.error);
  if (refused.length > 0) return <Refused parameters={refused} onClear={() => show(clearFilters({}))} />;
  if (answer.isError) return <LoadingFailed onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Placeholders />;
  if (answer.data.pagination.total === 0) {
    return (
      <Suspense fallback={<Placeholders />}>
        <ZeroResults answer={answer.data} suche={suche} show={show} />
      </Suspense>
    );
  }
  return (
    <ul ref={list} className={answer.isPlaceholderData ? "cards cards--stale" : "cards"}>
      {answer.data.items.map((karte) => (
        <ResultCard
          key={karte.id}
          karte={karte}
          isPointed={karte.id === pointedId}
          isSelected={karte.id === selectedId}
          onPoint={onPoint}
          onShowOnMap={onShowOnMap}
        />
      ))}
    </ul>
  );
}
