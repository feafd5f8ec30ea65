// Compiles the ICU texts of src/lib/i18n/locales into the form @lingui/core reads, at build time.
import { readFileSync } from "node:fs";
import { compileMessage } from "@lingui/message-utils/compileMessage";

const CATALOG = /\/locales\/[^/]+\/[^/]+\.json$/;
const PREFIX = "\0catalog:";

/** Vite plugin: a locale file becomes a module of compiled messages, so no parser reaches the browser. */
export function compileCatalogs() {
  return {
    name: "compile-catalogs",
    enforce: "pre",
    async resolveId(source, importer) {
      if (!CATALOG.test(source)) return null;
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      return resolved && PREFIX + resolved.id.replace(/\.json$/, "");
    },
    load(id) {
      if (!id.startsWith(PREFIX)) return null;
      const file = `${id.slice(PREFIX.length)}.json`;
      this.addWatchFile(file);
      const messages = Object.entries(JSON.parse(readFileSync(file, "utf8")));
      const compiled = Object.fromEntries(messages.map(([key, text]) => [key, compileMessage(text)]));
      return `export default ${JSON.stringify(compiled)};`;
    },
  };
}
