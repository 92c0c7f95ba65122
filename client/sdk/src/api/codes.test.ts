import { expect, it } from "vitest";
import { CLOSE, type CloseCode, ERROR_CODES } from "./codes.gen.ts";
import { ApiError, isApiError } from "./errors.ts";

/** `tsc` reads this file too: each `@ts-expect-error` fails the check when its line is no error. */
it("a code that the server does not send cannot be waited for", () => {
  const error = new ApiError(429, "too_fast", "");
  expect(isApiError(error, "too_fast")).toBe(true);
  // @ts-expect-error the server has no code `rate_limited`
  expect(isApiError(error, "rate_limited")).toBe(false);
  // @ts-expect-error comparing with it is an error as well
  expect(error.code === "rate_limited").toBe(false);
  // @ts-expect-error and so is making one
  expect(new ApiError(429, "rate_limited", "").code).toBe("rate_limited");
});

it("a close code that the server does not use cannot be waited for", () => {
  const code: CloseCode = CLOSE.BANNED as CloseCode;
  expect(code === CLOSE.BANNED).toBe(true);
  // @ts-expect-error no socket is closed with 4999
  expect(code === 4999).toBe(false);
  // @ts-expect-error and none has this name
  expect(CLOSE.GONE_HOME).toBeUndefined();
});

it("codes of errors are unique, and so are close codes", () => {
  expect(new Set(ERROR_CODES).size).toBe(ERROR_CODES.length);
  const closings = Object.values(CLOSE);
  expect(new Set(closings).size).toBe(closings.length);
});
