// @vitest-environment jsdom
import { ApiError } from "skillswap-sdk";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ReadMarks } from "./read-marks";

const send = vi.fn<(conversationId: string, seq: number) => Promise<unknown>>();
let over = false;
let marks: ReadMarks;

beforeEach(() => {
  vi.useFakeTimers();
  over = false;
  send.mockReset().mockResolvedValue({});
  marks = new ReadMarks(send, () => over);
});
afterEach(() => {
  vi.useRealTimers();
});

it("a position is sent until the server has it", async () => {
  send.mockRejectedValueOnce(new ApiError(0, "unreachable", ""));
  send.mockRejectedValueOnce(new ApiError(503, "busy", ""));
  send.mockRejectedValueOnce(new ApiError(429, "too_fast", ""));
  marks.mark("c1", 4);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(send.mock.calls).toEqual(Array(4).fill(["c1", 4]));
});

it("the highest position wins, whatever is asked meanwhile", async () => {
  let answer: (value: unknown) => void = () => undefined;
  send.mockReturnValueOnce(
    new Promise((resolve) => {
      answer = resolve;
    }),
  );
  for (const seq of [4, 6, 9, 5]) marks.mark("c1", seq);
  expect(send).toHaveBeenCalledOnce();
  answer({});
  await vi.advanceTimersByTimeAsync(0);
  expect(send.mock.calls).toEqual([
    ["c1", 4],
    ["c1", 9],
  ]);
});

it("a conversation that is not mine any more is asked about once", async () => {
  send.mockRejectedValue(new ApiError(404, "not_found", ""));
  marks.mark("c1", 4);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(send).toHaveBeenCalledOnce();
});

it("nothing is sent after the member has left", async () => {
  send.mockRejectedValue(new ApiError(0, "unreachable", ""));
  marks.mark("c1", 4);
  over = true;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(send).toHaveBeenCalledOnce();
});
