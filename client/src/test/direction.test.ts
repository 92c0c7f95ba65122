import { expect, it } from "vitest";
import { sources } from "./sources";

/** Classes that name a side of the screen. Ours name the side where one begins to read, `start`, or `end`. */
const PHYSICAL =
  /(?<![\w-])-?(?:[mp][lr]-(?:[\d[]|auto|px)|(?:left|right)-(?:[\d[]|auto|full|px)|(?:text|float|clear)-(?:left|right)(?![\w-])|rounded-(?:[lr]|[tb][lr])(?![a-z])|border-[lr](?![a-z])|scroll-[mp][lr]-)[^\s"'`]*/g;
/** In the middle by half of both widths; that side is the same in every language. */
const MIDDLE = /left-1\/2 [^"]*-translate-(x-)?1\/2/;

/** Where a side of the screen is meant: who speaks is in the corner to which the picture was dragged. */
const REALLY_PHYSICAL = ["features/room/stage/small-tiles.tsx"];

it("what has a side turns with the direction of reading", () => {
  const found = sources
    .filter(({ file }) => !REALLY_PHYSICAL.includes(file))
    .flatMap(({ file, text }) =>
      text
        .split("\n")
        .filter((line) => !MIDDLE.test(line))
        .flatMap((line) => (line.match(PHYSICAL) ?? []).map((found) => `${file}: ${found}`)),
    );
  expect(found).toEqual([]);
});
