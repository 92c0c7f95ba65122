import { CommandRefused, Unanswered } from "skillswap-sdk";
import { expect, it } from "vitest";
import { whyNotSent } from "./why-not-sent";

it.each([
  [new CommandRefused("too_fast"), "You write very fast"],
  [new CommandRefused("busy"), "very busy"],
  [new CommandRefused("server_error"), "had a problem"],
  [new CommandRefused("http_502"), "had a problem"],
  [new CommandRefused("too_large"), "too large"],
  [new CommandRefused("not_allowed", "You cannot write here."), "You cannot write here."],
  [new Unanswered(), "does not answer"],
])("a message that is not sent says why in words: %s", (error, words) => {
  expect(whyNotSent(error)).toContain(words);
});
