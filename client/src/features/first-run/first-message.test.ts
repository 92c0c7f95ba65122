import { expect, it } from "vitest";
import i18n from "@/lib/i18n";
import { makeSkill } from "@/test/factories";
import { firstMessage, openingFor } from "./first-message";

const guitar = makeSkill("s1", "Guitar");
const french = makeSkill("s2", "French");

it("the first message names what both have to give", () => {
  const text = firstMessage(
    "Noor Haddad",
    openingFor({ theyTeach: [guitar], youTeach: [french] }),
    i18n.t,
  );
  expect(text).toContain("Hi Noor");
  expect(text).toContain("Guitar");
  expect(text).toContain("French");
});

it("who wants nothing of mine is offered what I teach; who teaches nothing for me is offered help", () => {
  expect(openingFor({ theyTeach: [guitar], youTeach: [] }, french)).toEqual({
    learn: guitar,
    teach: french,
  });
  const text = firstMessage("Noor", openingFor({ theyTeach: [], youTeach: [french] }), i18n.t);
  expect(text).toContain("French");
  expect(text).not.toMatch(/\{\{|undefined/);
});
