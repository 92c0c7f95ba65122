// @vitest-environment jsdom
import { expect, it } from "vitest";
import { makeSession } from "@/test/factories";
import { refusalOf } from "./refusal";

const START = Date.parse("2026-11-24T09:00:00.000Z");
const MINUTE = 60_000;

it("says why the room does not open", () => {
  expect(refusalOf(undefined, START)).toBe("gone");
  expect(refusalOf(makeSession(), START - 60 * MINUTE)).toBe("early");
  expect(refusalOf(makeSession(), START)).toBe("gone");
  expect(refusalOf(makeSession({ status: "in_progress" }), START)).toBe("gone");
  expect(refusalOf(makeSession({ status: "completed" }), START)).toBe("over");
  expect(refusalOf(makeSession({ status: "requested" }), START)).toBe("notOpen");
});
