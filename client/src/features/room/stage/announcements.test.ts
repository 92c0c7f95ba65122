import { expect, it } from "vitest";
import { NO_CALL } from "../call/call-types";
import { announcements } from "./announcements";

const CONNECTED = { ...NO_CALL, state: "connected" } as const;

it("says once that the other one is here, and not with which devices they came", () => {
  const muted = { ...CONNECTED, remote: { ...CONNECTED.remote, isMuted: true } };
  expect(announcements({ ...NO_CALL, state: "connecting" }, muted)).toEqual(["joined"]);
  expect(announcements(muted, muted)).toEqual([]);
});

it("tells an interruption from a farewell", () => {
  const interrupted = { ...CONNECTED, state: "reconnecting" } as const;
  expect(announcements(CONNECTED, interrupted)).toEqual(["reconnecting"]);
  expect(announcements(interrupted, CONNECTED)).toEqual(["back"]);
  expect(announcements(CONNECTED, { ...NO_CALL, state: "waiting" })).toEqual(["left"]);
});

it("says that the call goes on in another tab, and that it could not be made", () => {
  const elsewhere = { ...NO_CALL, state: "elsewhere" } as const;
  const failed = { ...NO_CALL, state: "failed" } as const;
  expect(announcements(CONNECTED, elsewhere)).toEqual(["elsewhere"]);
  expect(announcements(elsewhere, elsewhere)).toEqual([]);
  expect(announcements({ ...NO_CALL, state: "joining" }, failed)).toEqual(["failed"]);
});

it("says what the other one turns off", () => {
  const muted = { ...CONNECTED, remote: { ...CONNECTED.remote, isMuted: true, isCameraOff: true } };
  expect(announcements(CONNECTED, muted)).toEqual(["theirMicOff", "theirCameraOff"]);
  expect(announcements(muted, CONNECTED)).toEqual(["theirMicOn", "theirCameraOn"]);
});

it("says what I turn off, also while I wait", () => {
  const waiting = { ...NO_CALL, state: "waiting" } as const;
  const muted = { ...waiting, local: { ...waiting.local, isMuted: true } };
  expect(announcements(waiting, muted)).toEqual(["micOff"]);
  expect(announcements({ ...NO_CALL, state: "joining" }, muted)).toEqual([]);
});
