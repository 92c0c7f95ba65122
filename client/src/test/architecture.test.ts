import ts from "typescript";
import { expect, it } from "vitest";
import { files, importsOf, sdk, sources } from "./sources";

/** From the top down: each layer imports from itself and from those after it. `features` only from the same one. */
const LAYERS = ["app", "features", "entities", "ui", "lib"];
const layerOf = (path: string) => path.split("/")[0] ?? "";
const featureOf = (path: string) => path.split("/").slice(0, 2).join("/");

/** `file → import` for every import that `isWrong`. */
function wrongImports(isWrong: (from: string, to: string) => boolean): string[] {
  return sources.flatMap((source) =>
    importsOf(source)
      .filter((path) => isWrong(source.file, path))
      .map((path) => `${source.file} → ${path}`),
  );
}

it("reads every kind of import", () => {
  const text = `
    import a from "./a"; import "./b"; import type { C } from "../c";
    export * from "./d"; export { e } from "@/lib/e"; const f = () => import("./f");`;
  expect(importsOf({ file: "features/chat/x.ts", text })).toEqual([
    "features/chat/a",
    "features/chat/b",
    "features/c",
    "features/chat/d",
    "lib/e",
    "features/chat/f",
  ]);
});

it("every file is in a layer", () => {
  const elsewhere = sources.filter(({ file }) => !LAYERS.includes(layerOf(file)));
  expect(elsewhere.map(({ file }) => file)).toEqual(["main.tsx"]);
});

it("imports lead downwards only", () => {
  const isUpwards = (from: string, to: string) =>
    LAYERS.indexOf(layerOf(to)) < LAYERS.indexOf(layerOf(from)) && from !== "main.tsx";
  expect(wrongImports(isUpwards)).toEqual([]);
});

it("features do not import each other", () => {
  const isOther = (from: string, to: string) =>
    layerOf(from) === "features" && layerOf(to) === "features" && featureOf(from) !== featureOf(to);
  expect(wrongImports(isOther)).toEqual([]);
});

it("the SDK knows neither the client nor React", () => {
  const foreign = sdk.flatMap(({ file, text }) =>
    ts
      .preProcessFile(text, true, true)
      .importedFiles.map(({ fileName }) => fileName)
      .filter((name) => !/^(\.{1,2}\/.*\.ts|idb|openapi-fetch)$/.test(name))
      .map((name) => `${file} → ${name}`),
  );
  expect(foreign).toEqual([]);
});

it.each([
  ["client", sources],
  ["SDK", sdk],
])("no files of the %s import each other in a circle", (_, ours) => {
  const imports = new Map(ours.map((source) => [source.file, importsOf(source)]));
  const done = new Set<string>();
  const circles: string[] = [];
  function visit(file: string, path: string[]): void {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(" → "));
    if (path.includes(file) || done.has(file)) return;
    for (const next of imports.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  }
  for (const { file } of ours) visit(file, []);
  expect(circles).toEqual([]);
});

it("dates and numbers are formatted in lib/time and lib/i18n only", () => {
  const formats =
    /\bIntl\.|\.toLocale\w*\(|from "(@date-fns|date-fns)|\.get(Hours|Date|Day|Month)\(/;
  const allowed = ({ file }: { file: string }) => /^lib\/(time|i18n)\//.test(file);
  const found = sources.filter((source) => !allowed(source) && formats.test(source.text));
  expect(found.map(({ file }) => file)).toEqual([]);
});

it("no file grows past 300 lines", () => {
  const hand = sdk.filter(({ file }) => !file.endsWith(".gen.ts"));
  const long = [...files, ...hand]
    .filter(({ text }) => text.split("\n").length > 300)
    .map(({ file }) => file);
  expect(long).toEqual([]);
});

it("nothing is fetched from another host", () => {
  const host = /["'(]https?:\/\/(?!www\.w3\.org|["'])/; // a host, not the beginning of an address in a hint
  const found = [...sources, ...sdk].filter(({ text }) => host.test(text));
  expect(found.map(({ file }) => file)).toEqual([]);
});
