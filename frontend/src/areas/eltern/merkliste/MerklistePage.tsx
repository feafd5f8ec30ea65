/** The Merkliste: look again, compare, take off, print. It lives in this browser and needs no account. */
import { useQueries } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useHomeSearch } from "@/areas/eltern/suche/home-search";
import { profilQuery } from "@/lib/api/queries";
import { t } from "@/lib/i18n/i18n";
import { saveMerkliste, useMerkliste } from "@/lib/merkliste";
import { Button } from "@/lib/ui/Button";
import { useTitle } from "@/lib/ui/page";
import { Comparison } from "./Comparison";
import { RemovedNotice } from "./RemovedNotice";
import { SavedItem } from "./SavedItem";
import { MAX_COMPARED, chooseCompared, toggleCompared } from "./compare";

function Empty() {
  const search = useHomeSearch();
  return (
    <>
      <p className="prose">{t("merkliste.leer")}</p>
      <Link to="/einrichtungen" search={search} className="kern-btn kern-btn--primary">
        <span className="kern-label">{t("merkliste.zur_suche")}</span>
      </Link>
    </>
  );
}

function useSaved(ids: readonly string[]) {
  return useQueries({ queries: ids.map((id) => profilQuery(id)) }).map((result, index) => ({
    id: ids[index] ?? "",
    profil: result.data,
    error: result.error,
    retry: () => void result.refetch(),
  }));
}

export function MerklistePage() {
  const ids = useMerkliste();
  const saved = useSaved(ids);
  const [before, setBefore] = useState<readonly string[] | null>(null);
  const [choice, setChoice] = useState<readonly string[] | null>(null);
  useTitle(t("merkliste.titel"));

  const profiles = saved.flatMap(({ profil }) => (profil ? [profil] : []));
  const compared = chooseCompared(profiles.map(({ id }) => id), choice);
  const replace = (next: readonly string[]) => {
    setBefore(ids);
    saveMerkliste(next);
  };

  return (
    <div className="page">
      <h1 tabIndex={-1} className="profile__title">
        {t("merkliste.titel")}
      </h1>
      {before && (
        <RemovedNotice
          count={before.length - ids.length}
          onUndo={() => {
            saveMerkliste(before);
            setBefore(null);
          }}
        />
      )}
      {ids.length === 0 ? (
        <Empty />
      ) : (
        <>
          <p className="muted">{t("merkliste.hinweis")}</p>
          <p className="button-row no-print">
            <Button icon="print" onClick={() => window.print()}>
              {t("merkliste.drucken")}
            </Button>
            <Button kind="tertiary" icon="trash" onClick={() => replace([])}>
              {t("merkliste.leeren")}
            </Button>
          </p>
          <ul className="cards cards--saved">
            {saved.map((entry) => (
              <SavedItem
                key={entry.id}
                entry={entry}
                isCompared={compared.includes(entry.id)}
                canCompare={profiles.length > 1 && (compared.includes(entry.id) || compared.length < MAX_COMPARED)}
                onCompare={() => setChoice(toggleCompared(compared, entry.id))}
                onRemove={() => replace(ids.filter((id) => id !== entry.id))}
              />
            ))}
          </ul>
          <Comparison profiles={profiles.filter(({ id }) => compared.includes(id))} />
        </>
      )}
    </div>
  );
}
