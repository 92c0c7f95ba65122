import { expect, it } from "vitest";
import { importsOf, sources } from "./sources";

const LATE = /^lib\/i18n\/([\w-]+)-texts\.ts$/;
/** With the shell of all members come `member-texts.ts`. */
const lateTexts = sources.filter(
  ({ file }) => LATE.test(file) && !file.endsWith("/member-texts.ts"),
);

/** The first names of the keys that a file of texts brings: `room` of `room.mute`. */
const areasOf = async (file: string) =>
  Object.keys(
    Object.values(await import(`../lib/i18n/${LATE.exec(file)?.[1]}-texts.ts`))[0] as object,
  );

/** Every file that may run before one that imports `texts`. */
function filesWithout(texts: string): Set<string> {
  const reached = new Set<string>();
  const waiting = ["main.tsx"];
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    const source = sources.find((each) => each.file === file);
    if (!source || reached.has(file) || importsOf(source).includes(texts)) continue;
    reached.add(file);
    waiting.push(...importsOf(source));
  }
  return reached;
}

it.each(lateTexts)("what uses $file comes with them", async ({ file: texts }) => {
  const files = filesWithout(texts);
  const uses = new RegExp(`["\`](${(await areasOf(texts)).join("|")})\\.[\\w.$\\{]+`, "g");
  const early = sources
    .filter(({ file }) => files.has(file))
    .flatMap(({ file, text }) => [...text.matchAll(uses)].map(([key]) => `${file}: ${key}`));
  expect(lateTexts.length).toBeGreaterThan(3);
  expect(early).toEqual([]);
});
