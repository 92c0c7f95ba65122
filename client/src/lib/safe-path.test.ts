import { expect, it } from "vitest";
import { safePath } from "./safe-path";

it.each([
  ["/messages/1?a=b", "/messages/1?a=b"],
  [null, "/dashboard"],
  ["//evil.example", "/dashboard"],
  ["/\\evil.example", "/dashboard"],
  ["https://evil.example", "/dashboard"],
])("goes on from %s to %s", (next, expected) => {
  expect(safePath(next)).toBe(expected);
});
