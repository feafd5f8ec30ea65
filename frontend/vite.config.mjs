import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compileCatalogs } from "./scripts/catalogs.mjs";
import { postcssPlugins } from "./scripts/postcss.mjs";

const backend = process.env.PORTAL_URL ?? "http://127.0.0.1:8300";

/** Our modules that every page imports; a page itself and what it opens are loaded when they are needed. */
const SHELL = new RegExp(
  [
    "/src/app/(?!main)",
    "/src/lib/(api|dates|ui)/",
    "/src/lib/[^/]+$",
    "/src/lib/i18n/[^/]+$",
    "/locales/de/basis$",
    "/src/areas/eltern/suche/(search-state|use-suche|home-search)",
  ].join("|"),
);

/** Packages of all pages, without the parts of them that only some pages use. */
const SHELL_PACKAGES =
  /node_modules\/(react|react-dom|scheduler|@tanstack|@lingui|openapi-fetch)\/(?!.*(ueriesObserver|useQueries|utationObserver|useMutation|lazyRouteComponent))/;

export default defineConfig({
  plugins: [react(), compileCatalogs()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  css: { postcss: { plugins: postcssPlugins() } },
  server: { proxy: { "/api": backend, "/karte": backend } },
  build: {
    manifest: true,
    target: "es2023",
    // A strict Content-Security-Policy has no data: for fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    // What all pages need comes in two files instead of twenty; the first hardly changes between releases.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "vendor", test: SHELL_PACKAGES },
            { name: "basis", test: SHELL },
            { name: "suchleiste", test: /\/suche\/(SearchBar|SearchField|LocateButton|arten|kind)|use-combobox/ },
          ],
        },
      },
    },
  },
  test: { environment: "jsdom", setupFiles: "./src/test-setup.ts", css: false, pool: "threads", isolate: false, maxWorkers: 2 },
});
