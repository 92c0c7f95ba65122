import { expect, it } from "vitest";
import { makeMe } from "@/test/factories";
import { profileSteps } from "./steps";

it("counts a step as done only when it is", () => {
  const fresh = makeMe({ bio: "  ", languages: [] });
  expect(profileSteps(fresh, { offer: [], learn: [] }).every((step) => !step.done)).toBe(true);
  const availability = [{ weekday: 0, start: "09:00", end: "10:00" }];
  const full = makeMe({ bio: "Hi", avatarUrl: "/media/a.webp", availability });
  const done = profileSteps(full, { offer: [], learn: [] }).filter((step) => step.done);
  expect(done.map((step) => step.name)).toEqual(["availability", "bio", "languages", "picture"]);
});
