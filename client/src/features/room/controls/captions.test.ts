// @vitest-environment jsdom
import { expect, it } from "vitest";
import { captionLanguages } from "./caption-dialog";
import { wordsOf } from "./use-captions";

it("offers the browser's language first, and each language once", () => {
  expect(captionLanguages("en-GB", ["de", "en", "ar"])).toEqual(["en-GB", "de", "ar"]);
});

it("takes the words that are new", () => {
  const said = (transcript: string) => [{ transcript }];
  const results = [said("hello "), said("how are"), said(" you")];
  expect(wordsOf({ resultIndex: 1, results } as never)).toBe("how are you");
});
