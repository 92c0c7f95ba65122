// @vitest-environment jsdom
import { ApiError, type Code } from "skillswap-sdk";
import { expect, it, vi } from "vitest";
import { describeError } from "./describe";

it.each<[string, number, Code, number | null, RegExp]>([
  ["a server that is away", 0, "unreachable", null, /could not reach SkillSwap/],
  ["many writers at once", 503, "busy", 2, /very busy.*try again in a few seconds/],
  ["a proxy without a server", 502, "http_502", null, /not answering.*try again/],
  ["a fault of ours", 500, "server_error", null, /had a problem.*try again/],
  ["a limit", 429, "too_fast", 7, /Try again in 7 s/],
  ["a long limit", 429, "too_fast", 840, /Try again in 14\sminutes/],
  ["a limit without a time", 429, "http_429", null, /too fast/],
  ["a body that is too large", 413, "too_large", null, /too large/],
])("says what to do about %s", (_, status, code, retryAfter, sentence) => {
  expect(describeError(new ApiError(status, code, "", [], retryAfter))).toMatch(sentence);
});

it("says that the browser is offline when it is", () => {
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  expect(describeError(new ApiError(0, "unreachable", ""))).toMatch(/You are offline/);
});
