import type { Notification } from "skillswap-sdk";
import { expect, it } from "vitest";
import { bundled } from "./bundle";

const made = (id: string, createdAt: string, data: Record<string, unknown>) =>
  ({ id, type: "session", data, isRead: false, createdAt }) as Notification;

it("several about one session are one bundle of a day on the reader's own clock, newest on top", () => {
  const all = [
    made("d", "2026-11-21T15:30:00.000Z", { sessionId: "s1" }), // the 22nd in Tokyo
    made("c", "2026-11-21T14:30:00.000Z", { sessionId: "s1" }),
    made("b", "2026-11-21T13:00:00.000Z", {}),
    made("a", "2026-11-21T12:00:00.000Z", { sessionId: "s1" }),
  ];
  const ids = bundled(all, "Asia/Tokyo").map(({ day, bundles }) => [
    day,
    bundles.map(({ items }) => items.map(({ id }) => id)),
  ]);
  expect(ids).toEqual([
    ["2026-11-22", [["d"]]],
    ["2026-11-21", [["c", "a"], ["b"]]],
  ]);
});
