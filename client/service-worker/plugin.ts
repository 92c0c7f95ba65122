import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { build, type Plugin, type Rollup } from "vite";

const WORKER = fileURLToPath(new URL("./worker.ts", import.meta.url));

/** Writes `sw.js` beside the page: `worker.ts` in one script, which knows the names of what this build has made. */
export function serviceWorker(): Plugin {
  return {
    name: "skillswap-service-worker",
    apply: "build",
    generateBundle: {
      order: "post",
      async handler(_options, bundle) {
        const page = bundle["index.html"];
        if (page?.type !== "asset") throw new Error("The build has no index.html.");
        const shell = ["/", ...filesOf(String(page.source))];
        const pages = Object.keys(bundle)
          .filter((file) => /^assets\/.*\.(js|css)$/.test(file))
          .filter((file) => !/^assets\/for-(strangers|members)-/.test(file)) // a language is kept once it is shown
          .map((file) => `/${file}`)
          .filter((file) => !shell.includes(file))
          .sort();
        const source = scriptOf(await workerCode(), shell, pages);
        this.emitFile({ type: "asset", fileName: "sw.js", source });
      },
    },
  };
}

/** What a page names as its own scripts, styles and pictures. */
function filesOf(html: string): string[] {
  return [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, file]) => file ?? "");
}

/** A classic script, because not all browsers take modules as service workers. */
async function workerCode(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: "warn",
    build: {
      write: false,
      copyPublicDir: false,
      lib: { entry: WORKER, formats: ["iife"], name: "worker" },
    },
  })) as Rollup.RollupOutput[];
  const code = built[0]?.output[0].code;
  if (!code) throw new Error("The service worker was not built.");
  return code;
}

function scriptOf(code: string, shell: string[], pages: string[]): string {
  const version = createHash("sha256")
    .update(JSON.stringify([shell, pages, code]))
    .digest("hex")
    .slice(0, 12);
  const names = Object.entries({ VERSION: version, SHELL: shell, PAGES: pages });
  const consts = names.map(([name, value]) => `const ${name} = ${JSON.stringify(value)};`);
  return [...consts, code].join("\n");
}
