import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const WORKER = fileURLToPath(new URL("./worker.js", import.meta.url));

/** Writes `sw.js` beside the page: `worker.js` with the names of what this build has made. */
export function serviceWorker(): Plugin {
  return {
    name: "skillswap-service-worker",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const page = bundle["index.html"];
        if (page?.type !== "asset") throw new Error("The build has no index.html.");
        const shell = ["/", ...filesOf(String(page.source))];
        const pages = Object.keys(bundle)
          .filter((file) => /^assets\/.*\.(js|css)$/.test(file))
          .map((file) => `/${file}`)
          .filter((file) => !shell.includes(file))
          .sort();
        this.emitFile({ type: "asset", fileName: "sw.js", source: workerFor(shell, pages) });
      },
    },
  };
}

/** What a page names as its own scripts, styles and pictures. */
function filesOf(html: string): string[] {
  return [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, file]) => file ?? "");
}

function workerFor(shell: string[], pages: string[]): string {
  const version = createHash("sha256")
    .update(JSON.stringify([shell, pages]))
    .digest("hex");
  return readFileSync(WORKER, "utf8")
    .replace('"__VERSION__"', JSON.stringify(version.slice(0, 12)))
    .replace('["__SHELL__"]', JSON.stringify(shell))
    .replace('["__PAGES__"]', JSON.stringify(pages));
}
