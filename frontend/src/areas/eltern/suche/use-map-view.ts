/** When the map is there: beside the list on wide screens, instead of the list on phones after a tap. */
import { useLayoutEffect, useRef } from "react";
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useIsWide } from "@/lib/ui/use-is-wide";

const HASH = "karte";

/** The map begins at its top, and the list is found again where it was left. */
function useKeptScroll(isMapOpen: boolean): void {
  const listTop = useRef(0);
  useLayoutEffect(() => {
    if (!isMapOpen) return undefined;
    listTop.current = window.scrollY;
    document.querySelector("#karte")?.scrollIntoView({ block: "start" });
    return () => window.scrollTo({ top: listTop.current });
  }, [isMapOpen]);
}

export function useMapView() {
  const isWide = useIsWide();
  const hash = useRouterState({ select: (state) => state.location.hash });
  const navigate = useNavigate();
  const isMapOpen = !isWide && hash === HASH;
  useKeptScroll(isMapOpen);
  const goTo = (next: string) =>
    void navigate({ to: "/einrichtungen", search: true, hash: next, resetScroll: false, hashScrollIntoView: false });
  return {
    isMapOpen,
    isMapVisible: isWide || isMapOpen,
    openMap: () => {
      if (!isWide) goTo(HASH);
    },
    toggleMap: () => goTo(isMapOpen ? "" : HASH),
  };
}
