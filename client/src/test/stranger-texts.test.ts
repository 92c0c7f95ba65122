import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { memberTexts } from "@/lib/i18n/member-texts";
import { importsOf, sources } from "./sources";

/** What only members see: it comes after their texts. */
const MEMBERS = "app/shell/member-frame.tsx";
const router = readFileSync("src/app/router.tsx", "utf8").split("Component: MembersOnly")[1] ?? "";
const membersPages = [...router.matchAll(/import\("\.\/(routes\/[\w-]+)"\)/g)].map(
  ([, path]) => `app/${path}.tsx`,
);

/** Every file that a stranger's browser may run. */
function strangersFiles(): Set<string> {
  const members = new Set([MEMBERS, ...membersPages]);
  const reached = new Set<string>();
  const waiting = ["main.tsx"];
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    const source = sources.find((each) => each.file === file);
    if (!source || reached.has(file) || members.has(file)) continue;
    reached.add(file);
    waiting.push(...importsOf(source));
  }
  return reached;
}

const texts = memberTexts as Record<string, unknown>;
const onlyMembersHave = (key: string) =>
  ["", "_one", "_other"].some(
    (plural) =>
      typeof `${key}${plural}`
        .split(".")
        .reduce<unknown>((at, step) => (at as Record<string, unknown>)?.[step], texts) === "string",
  );

it("pages for strangers use texts alone that strangers have", () => {
  const files = strangersFiles();
  expect(files.size).toBeGreaterThan(50);
  const missing = sources
    .filter(({ file }) => files.has(file))
    .flatMap(({ file, text }) =>
      [...text.matchAll(/\bt\(\s*"([\w.]+)"/g)]
        .map(([, key]) => key ?? "")
        .filter((key) => onlyMembersHave(key))
        .map((key) => `${file}: ${key}`),
    );
  expect(missing).toEqual([]);
});
