import { expect, it } from "vitest";
import i18n from "@/i18n";
import { makeSession } from "@/test/factories";
import { timeUntil } from "./countdown";
import { nextOf } from "./next-session";

const now = Date.parse("2026-11-24T09:30:00Z");

it("takes the agreed session that runs or begins next, and no request", () => {
  const sessions = [
    makeSession({ id: "later", scheduledTime: "2026-11-25T09:00:00Z" }),
    makeSession({ id: "asked", status: "requested", scheduledTime: "2026-11-24T10:00:00Z" }),
    makeSession({ id: "over", scheduledTime: "2026-11-24T08:00:00Z" }),
  ];
  expect(nextOf(sessions, now)?.id).toBe("later");
  const running = makeSession({ id: "running", scheduledTime: "2026-11-24T09:00:00Z" });
  expect(nextOf([...sessions, running], now)?.id).toBe("running");
});

it("counts days, then hours and minutes", () => {
  const until = (at: string) => timeUntil(at, now, i18n.t);
  expect(until("2026-11-27T09:30:00Z")).toBe("3 days");
  expect(until("2026-11-25T10:00:00Z")).toBe("24 h 30 min");
  expect(until("2026-11-24T09:34:10Z")).toBe("5 min");
});
