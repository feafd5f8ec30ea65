import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compileCatalogs } from "./scripts/catalogs.mjs";
import { kernCss } from "./scripts/kern-css.mjs";

const backend = process.env.PORTAL_URL ?? "http://127.0.0.1:8300";

export default defineConfig({
  plugins: [react(), compileCatalogs()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  css: { postcss: { plugins: kernCss() } },
  server: { proxy: { "/api": backend, "/karte": backend } },
  build: {
    manifest: true,
    target: "es2023",
    // A strict Content-Security-Policy has no data: for fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
  test: { environment: "jsdom", setupFiles: "./src/test-setup.ts", css: false },
});
