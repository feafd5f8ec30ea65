/** Search: list first, map beside it; the whole state stands in the URL. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { searchQuery } from "@/lib/api/queries";
import { t } from "@/lib/i18n/i18n";
import { useKommune } from "@/lib/kommune";
import type { Place } from "@/lib/map/place";
import { announce } from "@/lib/ui/announce";
import { useTitle } from "@/lib/ui/page";
import { ActiveFilters } from "./ActiveFilters";
import { MapPane } from "./MapPane";
import { Pagination } from "./Pagination";
import { QuickFilters } from "./QuickFilters";
import { ResultHead } from "./ResultHead";
import { Results } from "./Results";
import { SearchBar } from "./SearchBar";
import { ViewSwitch } from "./ViewSwitch";
import type { Suche } from "./search-state";
import { toQuery, useSuche } from "./use-suche";
import { useMapView } from "./use-map-view";

/** "… in Wuppertal" only where the search is limited to it. */
function usePageTitle(suche: Suche): string {
  const home = useKommune();
  const isHome = suche.kommune?.length === 1 && suche.kommune[0] === home.slug;
  return isHome ? t("suche.titel_in", { kommune: home.name }) : t("suche.titel");
}

export function SearchPage() {
  const { suche, show } = useSuche();
  const view = useMapView();
  const [pointed, setPointed] = useState<Place | null>(null);
  const [selected, setSelected] = useState<Place | null>(null);
  const answer = useQuery(searchQuery(toQuery(suche)));
  const total = answer.data?.pagination.total;
  const title = usePageTitle(suche);
  useTitle(title);

  useEffect(() => {
    if (total !== undefined && !answer.isPlaceholderData) announce(t("suche.anzahl", { n: total }));
  }, [total, answer.isPlaceholderData]);

  const showOnMap = (place: Place) => {
    setSelected(place);
    view.openMap();
  };

  const selectFromMap = (place: Place | null) => {
    setSelected(place);
    if (place) announce(t("karte.gewaehlt", { name: place.name }));
  };

  return (
    <div className={view.isMapOpen ? "search search--map" : "search"}>
      <div className="search__controls">
        <h1 tabIndex={-1} className="search__title">
          {title}
        </h1>
        <SearchBar key={suche.q ?? ""} suche={suche} show={show} />
        <QuickFilters suche={suche} show={show} answer={answer.data} />
        <ActiveFilters suche={suche} show={show} items={answer.data?.items ?? []} />
      </div>
      <section className="search__list" aria-labelledby="treffer" aria-busy={answer.isFetching}>
        <ResultHead suche={suche} show={show} total={total} />
        <Results
          answer={answer}
          suche={suche}
          show={show}
          pointedId={pointed?.id ?? null}
          selectedId={selected?.id ?? null}
          onPoint={setPointed}
          onShowOnMap={showOnMap}
        />
        {answer.data && (
          <Pagination
            page={answer.data.pagination.page}
            pages={answer.data.pagination.pages}
            search={(page) => ({ ...suche, page: page > 1 ? page : undefined })}
          />
        )}
      </section>
      <MapPane
        suche={suche}
        show={show}
        isVisible={view.isMapVisible}
        pointed={pointed}
        selected={selected}
        onPoint={setPointed}
        onSelect={selectFromMap}
      />
      <ViewSwitch isMapOpen={view.isMapOpen} total={total} onToggle={view.toggleMap} />
    </div>
  );
}
