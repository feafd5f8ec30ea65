// Brings KERN's style sheet (340 KB) down to what the pages use and puts it into its own cascade layer.
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import postcss, { atRule } from "postcss";
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
    variables: true,
    defaultExtractor: (text) => text.match(/[A-Za-z0-9_-]+/g) ?? [],
    safelist: { standard: [/^data-/, /^\*/, ":root", "html", "body"] },
  });
  return result.css;
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
    const purged = await purge(root.toString());
    const mirrored = await postcss([rtlcss({ mode: "combined" })]).process(purged, { from: undefined });
    root.removeAll();
    const layer = atRule({ name: "layer", params: "kern" });
    layer.append(mirrored.root.nodes);
    root.append(layer);
    result.root = root;
  },
};

/** PostCSS plugins of the build. */
export function kernCss() {
  return [kernLayer];
}
