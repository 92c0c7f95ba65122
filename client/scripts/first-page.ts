import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const TEXTS = fileURLToPath(new URL("../src/lib/i18n/en/home.json", import.meta.url));

/** Fills the `%home.…%` of index.html, which a stranger reads before any script is there, from the client's texts. */
export function firstPage(): Plugin {
  return {
    name: "skillswap-first-page",
    transformIndexHtml: {
      order: "pre",
      handler(html) {
        const { home }: { home: Record<string, unknown> } = JSON.parse(readFileSync(TEXTS, "utf8"));
        return html.replace(/%home\.(\w+)%/g, (_, name: string) => String(home[name]));
      },
    },
  };
}
