import { expect, it } from "vitest";
import { changesOf } from "./changes";

const before = { name: "Mia", location: "Leipzig", languages: ["de"] };

it("sends what was changed here and nothing that another tab may have saved", () => {
  expect(changesOf({ ...before, name: "Mia Berg" }, before)).toEqual({ name: "Mia Berg" });
  expect(changesOf({ ...before, languages: ["de", "en"] }, before)).toEqual({
    languages: ["de", "en"],
  });
  expect(changesOf({ ...before, languages: ["de"] }, before)).toEqual({});
  expect(changesOf({ ...before, location: "" }, before)).toEqual({ location: "" });
});
