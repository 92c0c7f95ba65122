import { ApiError } from "skillswap-sdk";
import { expect, it } from "vitest";
import {
  describeRefusal,
  PICTURE_TYPES,
  refusedUnsent,
  retryDelayOf,
  shouldRetry,
} from "./picture-rules";

function fileOf(bytes: number): File {
  return new File([new Uint8Array(bytes)], "me.heic");
}

it("offers photos of phones in the picker", () => {
  expect(PICTURE_TYPES.split(",")).toEqual(expect.arrayContaining(["image/heic", ".heic"]));
});

it("does not send what is too large, and says so", () => {
  expect(refusedUnsent(fileOf(8 * 1024 * 1024))).toBeNull();
  expect(refusedUnsent(fileOf(8 * 1024 * 1024 + 1))).toMatch(/8\u00a0MB/);
});

const pixels = [{ field: "file", message: "The picture may have at most 24 million pixels." }];

it.each([
  [new ApiError(503, "busy", "", [], 5), /Many pictures are being uploaded/],
  [new ApiError(413, "too_large", ""), /8\u00a0MB/],
  [new ApiError(400, "invalid", "Check.", pixels), /24 million pixels/],
  [new ApiError(429, "too_fast", "", [], 30), /Try again in 30 s/],
])("says what each refusal means", (error, sentence) => {
  expect(describeRefusal(error)).toMatch(sentence);
});

it("is sent again while the server is busy, after the time it asks for, and not for ever", () => {
  const busy = new ApiError(503, "busy", "", [], 5);
  expect([0, 1, 2].map((failures) => shouldRetry(failures, busy))).toEqual([true, true, false]);
  expect(shouldRetry(0, new ApiError(400, "invalid", ""))).toBe(false);
  expect(retryDelayOf(busy)).toBe(5_000);
});
