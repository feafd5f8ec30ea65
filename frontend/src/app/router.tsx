/** All addresses of the parents' area; each page is loaded when it is opened. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { type Suche, parseSuche } from "@/areas/eltern/suche/search-state";
import { profilQuery, queryClient } from "@/lib/api/queries";
import { parseQuery, stringifyQuery } from "@/lib/api/url";
import { loadTexts } from "@/lib/i18n/i18n";
import { ErrorPage } from "./ErrorPage";
import { NotFound } from "./NotFound";
import { Shell } from "./Shell";

const rootRoute = createRootRoute({ component: Shell, errorComponent: ErrorPage, notFoundComponent: NotFound });
const getParentRoute = () => rootRoute;

const startRoute = createRoute({
  getParentRoute,
  path: "/",
  loader: () => loadTexts("seiten"),
  component: lazyRouteComponent(() => import("@/areas/eltern/start/StartPage"), "StartPage"),
});

const searchRoute = createRoute({
  getParentRoute,
  path: "/einrichtungen",
  validateSearch: (raw): Suche => parseSuche(raw),
  component: lazyRouteComponent(() => import("@/areas/eltern/suche/SearchPage"), "SearchPage"),
});

const profileRoute = createRoute({
  getParentRoute,
  path: "/einrichtungen/$slug",
  loader: async ({ params }) => {
    await Promise.all([loadTexts("einrichtung"), loadTexts("filter"), queryClient.prefetchQuery(profilQuery(params.slug))]);
  },
  component: lazyRouteComponent(() => import("@/areas/eltern/einrichtung/ProfilePage"), "ProfilePage"),
});

const merklisteRoute = createRoute({
  getParentRoute,
  path: "/merkliste",
  loader: () => Promise.all([loadTexts("merkliste"), loadTexts("einrichtung"), loadTexts("filter")]),
  component: lazyRouteComponent(() => import("@/areas/eltern/merkliste/MerklistePage"), "MerklistePage"),
});

const impressumRoute = createRoute({
  getParentRoute,
  path: "/impressum",
  loader: () => loadTexts("seiten"),
  component: lazyRouteComponent(() => import("@/areas/eltern/seiten/ImpressumPage"), "ImpressumPage"),
});

const datenschutzRoute = createRoute({
  getParentRoute,
  path: "/datenschutz",
  loader: () => loadTexts("seiten"),
  component: lazyRouteComponent(() => import("@/areas/eltern/seiten/DatenschutzPage"), "DatenschutzPage"),
});

const barrierefreiheitRoute = createRoute({
  getParentRoute,
  path: "/barrierefreiheit",
  loader: () => loadTexts("seiten"),
  component: lazyRouteComponent(
    () => import("@/areas/eltern/seiten/BarrierefreiheitPage"),
    "BarrierefreiheitPage",
  ),
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    startRoute,
    searchRoute,
    profileRoute,
    merklisteRoute,
    impressumRoute,
    datenschutzRoute,
    barrierefreiheitRoute,
  ]),
  parseSearch: (text) => parseQuery(text.replace(/^\?/, "")),
  stringifySearch: (search) => {
    const query = stringifyQuery(search);
    return query && `?${query}`;
  },
  scrollRestoration: true,
  defaultPreload: false,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
