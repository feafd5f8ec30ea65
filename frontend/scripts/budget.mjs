// Fails when a page grows beyond what a phone on a slow connection should load. Reads Vite's manifest.
import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

const DIST = path.resolve(import.meta.dirname, "../dist");
const ENTRY = "index.html";
const PAGES = "src/areas/eltern";
const KB = 1000;

/** KB of gzip; woff2 is compressed already. `own` counts only what comes on top of the first view. */
const BUDGETS = [
  { name: "search", chunks: [ENTRY, `${PAGES}/suche/SearchPage.tsx`], js: 130, css: 15 },
  {
    name: "profile",
    chunks: [ENTRY, `${PAGES}/einrichtung/ProfilePage.tsx`, "locales/de/einrichtung.json", "locales/de/filter.json"],
    js: 130,
    css: 15,
  },
  { name: "start", chunks: [ENTRY, `${PAGES}/start/StartPage.tsx`, "locales/de/seiten.json"], js: 130, css: 15 },
  { name: "search in English", chunks: [ENTRY, `${PAGES}/suche/SearchPage.tsx`, "locales/en/basis.json"], js: 130, css: 15 },
  { name: "map, on demand", chunks: ["src/lib/map/MapView.tsx"], own: true, js: 450, css: 12 },
];
const FONT_BUDGET_KB = 60;

const manifest = JSON.parse(readFileSync(path.join(DIST, ".vite/manifest.json"), "utf8"));

const gzipSize = (file) => gzipSync(readFileSync(path.join(DIST, file))).length / KB;
const fileSize = (file) => readFileSync(path.join(DIST, file)).length / KB;

/** A chunk may be listed under a made-up name; then its source tells. */
function findChunk(name) {
  const found = manifest[name] ?? Object.values(manifest).find((chunk) => chunk.src?.includes(name.replace(/\.json$/, "")));
  if (!found) throw new Error(`No chunk for ${name} in the manifest`);
  return found;
}

/** The chunk and everything it imports before it runs. */
function collect(chunk, seen = new Set()) {
  if (seen.has(chunk)) return seen;
  seen.add(chunk);
  for (const name of chunk.imports ?? []) collect(manifest[name], seen);
  return seen;
}

function listChunks({ chunks, own }) {
  const all = new Set(chunks.flatMap((name) => [...collect(findChunk(name))]));
  const base = own ? collect(findChunk(ENTRY)) : new Set();
  return [...all].filter((chunk) => !base.has(chunk));
}

const sum = (files) => [...files].reduce((total, file) => total + gzipSize(file), 0);

/** The worker of the map is an asset of its chunk and as much JavaScript as the rest. */
function measure(budget) {
  const chunks = listChunks(budget);
  const scripts = chunks.flatMap((chunk) => [chunk.file, ...(chunk.assets ?? []).filter((file) => file.endsWith(".mjs"))]);
  const styles = new Set(chunks.flatMap((chunk) => chunk.css ?? []));
  return { js: sum(new Set(scripts)), css: sum(styles) };
}

function report(name, kind, size, limit) {
  const isOver = size > limit;
  console.log(`${isOver ? "✗" : "✓"} ${name.padEnd(18)} ${kind.padEnd(4)} ${size.toFixed(1).padStart(6)} KB of ${limit}`);
  return isOver;
}

const over = BUDGETS.flatMap((budget) => {
  const size = measure(budget);
  return [report(budget.name, "JS", size.js, budget.js), report(budget.name, "CSS", size.css, budget.css)];
});
const fonts = (findChunk(ENTRY).assets ?? []).filter((file) => /latin-(400|600).*\.woff2$/.test(file));
over.push(report("first view", "font", fonts.map(fileSize).reduce((a, b) => a + b, 0), FONT_BUDGET_KB));
if (over.some(Boolean)) process.exit(1);
