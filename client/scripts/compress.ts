import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "vite";

/** What is compressed already (pictures, woff2) gains nothing. */
const TEXTS = /\.(js|css|html|svg|json|webmanifest)$/;
/** A smaller file fits into one packet anyway. */
const LEAST_BYTES = 1_000;

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Writes `file.br` and `file.gz` beside each text of the build, once and as small as they get: a server sends them as they are. */
export function compressed(): Plugin {
  return {
    name: "skillswap-compressed",
    apply: "build",
    async writeBundle({ dir }) {
      if (!dir) throw new Error("The build has no folder.");
      const names = await readdir(dir, { recursive: true });
      await Promise.all(
        names.filter((name) => TEXTS.test(name)).map((name) => pack(join(dir, name))),
      );
    },
  };
}

async function pack(file: string): Promise<void> {
  if ((await stat(file)).size < LEAST_BYTES) return;
  const text = await readFile(file);
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
  await Promise.all([
    brotli(text, { params }).then((smaller) => writeFile(`${file}.br`, smaller)),
    gzipped(text, { level: 9 }).then((smaller) => writeFile(`${file}.gz`, smaller)),
  ]);
}
