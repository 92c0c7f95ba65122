import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";

/** The client's files, for tests that read them. */
const isTest = (file: string) => /\.test\.tsx?$/.test(file) || file.startsWith("test/");

export const files = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts") && !file.endsWith(".gen.ts"))
  .map((file) => ({ file, text: readFileSync(join("src", file), "utf8") }));
export const sources = files.filter(({ file }) => !isTest(file));

export const sdk = readdirSync("sdk/src", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !isTest(file))
  .map((file) => ({ file, text: readFileSync(join("sdk/src", file), "utf8") }));

/** Imports, dynamic ones and re-exports as paths under src, of files that are ours. */
export function importsOf({ file, text }: { file: string; text: string }): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.flatMap(({ fileName }) => {
    if (fileName.startsWith("@/")) return [resolved(fileName.slice(2))];
    return fileName.startsWith(".") ? [resolved(normalize(join(dirname(file), fileName)))] : [];
  });
}

function resolved(path: string): string {
  if (sdk.some(({ file }) => file === path)) return path;
  const candidates = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`];
  const found = candidates.find((each) => /\.\w+$/.test(each) && existsSync(join("src", each)));
  return found ?? path;
}
