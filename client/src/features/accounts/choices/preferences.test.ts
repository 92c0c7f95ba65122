// @vitest-environment jsdom
import { expect, test } from "vitest";
import {
  ALL_OFF,
  changed,
  inverse,
  isAnyOn,
  isOn,
  type Preferences,
  switched,
} from "./preferences";

const all = { inApp: true, push: true, email: true };
const before: Preferences = {
  message: all,
  match: { inApp: true, push: false, email: true },
  request: all,
  session: all,
  ring: all,
  credits: all,
  review: all,
  quietHours: { start: "22:00", end: "08:00" },
  digestDay: 2,
  updatedAt: null,
};

test("a change of one channel leaves the others, and its inverse brings back what was", () => {
  const changes = { message: { push: false }, quietHours: null };
  const after = changed(before, changes);
  expect(after.message).toEqual({ inApp: true, push: false, email: true });
  expect(after.quietHours).toBeNull();
  expect(changed(after, inverse(before, changes))).toEqual(before);
});

test("the weekly mail is off without a day, and turning it on gives it one", () => {
  const never = { ...before, digestDay: null };
  expect(isOn(never, "match", "email")).toBe(false);
  expect(switched(never, "match", "email", true)).toEqual({ match: { email: true }, digestDay: 0 });
  expect(switched(before, "match", "email", false)).toEqual({ match: { email: false } });
});

test("all mails and pushes go off, what is seen in the app stays, and undone it is as before", () => {
  expect(isAnyOn(before)).toBe(true);
  const after = changed(before, ALL_OFF);
  expect(isAnyOn(after)).toBe(false);
  expect(after.session).toEqual({ inApp: true, push: false, email: false });
  expect(changed(after, inverse(before, ALL_OFF))).toEqual(before);
});
