// @vitest-environment node
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const files = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts") && !file.endsWith(".gen.ts"))
  .map((file) => ({ file, text: readFileSync(join("src", file), "utf8") }));

const imports = (text: string) =>
  [...text.matchAll(/from "(@\/[^"]+)"|import\("([^"]+)"\)/g)].map(([, a, b]) => a ?? b ?? "");

function offenders(inFolder: string, forbidden: (path: string, file: string) => boolean) {
  return files
    .filter(({ file }) => file.startsWith(inFolder))
    .flatMap(({ file, text }) =>
      imports(text)
        .filter((path) => forbidden(path, file))
        .map((path) => `${file} → ${path}`),
    );
}

it("features import neither each other nor the app", () => {
  const found = offenders("features/", (path, file) => {
    const own = `@/features/${file.split("/")[1]}`;
    return (path.startsWith("@/features/") && !path.startsWith(own)) || path.startsWith("@/app/");
  });
  expect(found).toEqual([]);
});

it("lib and components stand on nothing above them", () => {
  const above = (path: string) => /^@\/(features|app)\//.test(path);
  expect([...offenders("lib/", above), ...offenders("components/", above)]).toEqual([]);
  expect(offenders("lib/", (path) => path.startsWith("@/components/"))).toEqual([]);
});

it("no file grows past 300 lines", () => {
  const long = files.filter(({ text }) => text.split("\n").length > 300).map(({ file }) => file);
  expect(long).toEqual([]);
});

it("nothing is fetched from another host", () => {
  const host = /["'(]https?:\/\/(?!www\.w3\.org)/;
  const found = files.filter(({ file, text }) => !file.includes(".test.") && host.test(text));
  expect(found.map(({ file }) => file)).toEqual([]);
});
