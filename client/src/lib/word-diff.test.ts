import { describe, expect, it } from "vitest";
import { type DiffPart, wordDiff } from "./word-diff";

const shown = (parts: DiffPart[]) =>
  parts
    .map(({ kind, text }) =>
      kind === "same" ? text : kind === "added" ? `[+${text}]` : `[-${text}]`,
    )
    .join("");
const sideOf = (parts: DiffPart[], other: DiffPart["kind"]) =>
  parts
    .filter(({ kind }) => kind !== other)
    .map(({ text }) => text)
    .join("");

describe("the difference of two texts, word by word", () => {
  it.each([
    ["I am agree with you", "I agree with you", "I [-am ]agree with you"],
    ["She go home", "She goes home", "She [-go][+goes] home"],
    ["Hello", "Hello, you!", "Hello[+, you!]"],
    ["same", "same", "same"],
    ["", "new", "[+new]"],
    ["私は学生てす", "私は学生です", "私は学生[-て][+で]す"],
  ])("%s → %s", (before, after, expected) => {
    expect(shown(wordDiff(before, after))).toBe(expected);
  });

  it("loses nothing of either text, however long or different they are", () => {
    const words = (count: number, seed: number) =>
      Array.from({ length: count }, (_, index) => `w${(index * seed) % 17}`).join(" ");
    for (const [before, after] of [
      [words(300, 3), words(280, 5)],
      ["漢".repeat(2500), "字".repeat(2500)],
      ["a\n b", "a b\n"],
    ] as const) {
      const parts = wordDiff(before, after);
      expect(sideOf(parts, "added")).toBe(before);
      expect(sideOf(parts, "removed")).toBe(after);
    }
  });
});
