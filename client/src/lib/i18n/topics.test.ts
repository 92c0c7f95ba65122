// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import { afterEach, expect, it } from "vitest";
import { loadShownMemberTexts, showLanguage } from "./language";
import { topicName } from "./topics";

const catalogue = readFileSync("../skills/catalogue/topics.txt", "utf8")
  .split("\n")
  .filter((line) => line.includes(" = ") && !line.startsWith("#"))
  .map((line) => line.split(" = ")[0]?.trim() ?? "");

afterEach(() => showLanguage("en"));

it("calls a built-in topic as the shown language does, and leaves members' own ones", async () => {
  expect(topicName("Guitar")).toBe("Guitar");
  await loadShownMemberTexts();
  await showLanguage("de");
  expect(
    ["Guitar", "Node.js", ".NET", "constructor", "Knot tying", "guitar"].map(topicName),
  ).toEqual(["Gitarre", "Node.js", ".NET", "constructor", "Knot tying", "guitar"]);
  await showLanguage("ar");
  expect(topicName("Guitar")).toBe("غيتار");
});

it.each(["es", "de", "ar"])("has names in %s for topics of the catalogue only", (language) => {
  const { topicNames } = JSON.parse(
    readFileSync(`src/lib/i18n/topics/${language}.gen.json`, "utf8"),
  );
  expect(Object.keys(topicNames).length).toBeGreaterThan(120);
  expect(Object.keys(topicNames).filter((name) => !catalogue.includes(name))).toEqual([]);
  expect(Object.values(topicNames)).not.toContain("");
});
