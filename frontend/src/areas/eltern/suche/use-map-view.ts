/** When the map is there: beside the list on wide screens, instead of the list on phones after a tap. */
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useIsWide } from "@/lib/ui/use-is-wide";

const HASH = "karte";

export function useMapView() {
  const isWide = useIsWide();
  const hash = useRouterState({ select: (state) => state.location.hash });
  const navigate = useNavigate();
  const isMapOpen = !isWide && hash === HASH;
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
