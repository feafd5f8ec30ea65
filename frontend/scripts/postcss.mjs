// Style sheets of the build: KERN (340 KB) cut down to what the pages use and put into its own layer, fonts as woff2 only.
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import postcss, { atRule, parse } from "postcss";
import rtlcss from "postcss-rtlcss";
import { PurgeCSS } from "purgecss";

const ROOT = path.resolve(import.meta.dirname, "..");
const CONTENT = ["src/**/*.{ts,tsx}", "index.html", "../backend/kitaportal/templates/**/*"];
const DARK = /data-kern-theme=["']?dark|\.kern-dark/;

/** Everything that may name a class: our own pages and the pages the server renders. */
function readContent() {
  return CONTENT.flatMap((pattern) => globSync(pattern, { cwd: ROOT, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => ({ raw: readFileSync(path.join(entry.parentPath, entry.name), "utf8"), extension: "tsx" }));
}

async function purge(css) {
  const [result] = await new PurgeCSS().purge({
    content: readContent(),
    css: [{ raw: css }],
    defaultExtractor: (text) => text.match(/[A-Za-z0-9_-]+/g) ?? [],
    safelist: { standard: [/^data-/, /^\*/, ":root", "html", "body"] },
  });
  return result.css;
}

const listVariables = (text) => [...text.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name);

/** Custom properties that neither KERN's remaining rules nor our own style sheets use, followed through others. */
function dropVariables(root) {
  const ours = globSync("src/**/*.css", { cwd: ROOT }).map((file) => readFileSync(path.join(ROOT, file), "utf8"));
  const definitions = new Map();
  const used = new Set(ours.flatMap(listVariables));
  root.walkDecls((declaration) => {
    if (!declaration.prop.startsWith("--")) for (const name of listVariables(declaration.value)) used.add(name);
    else definitions.set(declaration.prop, [...(definitions.get(declaration.prop) ?? []), declaration.value]);
  });
  // A set grows while it is walked: names found on the way are followed as well.
  for (const name of used) for (const value of definitions.get(name) ?? []) for (const next of listVariables(value)) used.add(next);
  root.walkDecls(/^--/, (declaration) => {
    if (!used.has(declaration.prop)) declaration.remove();
  });
}

/** There is no dark theme yet; half of KERN's tokens exist only for it. */
function dropDark(root) {
  root.walkAtRules("media", (rule) => {
    if (rule.params.includes("prefers-color-scheme")) rule.remove();
  });
  root.walkRules((rule) => {
    const kept = rule.selectors.filter((selector) => !DARK.test(selector));
    if (kept.length === 0) rule.remove();
    else rule.selectors = kept;
  });
}

const kernLayer = {
  postcssPlugin: "kern-layer",
  async Once(root, { result }) {
    if (!root.source?.input.file?.includes("@kern-ux")) return;
    dropDark(root);
    const purged = parse(await purge(root.toString()), { from: root.source.input.file });
    dropVariables(purged);
    const mirrored = await postcss([rtlcss({ mode: "combined" })]).process(purged, { from: undefined });
    root.removeAll();
    const layer = atRule({ name: "layer", params: "kern" });
    layer.append(mirrored.root.nodes);
    root.append(layer);
    result.root = root;
  },
};

/** Every browser we serve reads woff2; the older format would only be shipped and preloaded for nothing. */
const onlyWoff2 = {
  postcssPlugin: "only-woff2",
  AtRule: {
    "font-face": (rule) => {
      rule.walkDecls("src", (declaration) => {
        const value = declaration.value.replace(/,\s*url\([^)]+\.woff\)\s*format\(["']woff["']\)/, "");
        if (value !== declaration.value) declaration.value = value;
      });
    },
  },
};

/** PostCSS plugins of the build. */
export function postcssPlugins() {
  return [kernLayer, onlyWoff2];
}
