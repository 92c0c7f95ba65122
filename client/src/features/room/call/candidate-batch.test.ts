import { expect, it, vi } from "vitest";
import { CandidateBatch } from "./candidate-batch";
import type { Candidate } from "./signalling";

const candidate = (name: string): Candidate => ({
  candidate: name,
  sdpMid: "0",
  sdpMLineIndex: 0,
  usernameFragment: "u",
});

function sent() {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const frames: string[][] = [];
  const batch = new CandidateBatch((found) => frames.push(found.map((one) => one.candidate)));
  return { frames, batch };
}

it("candidates of one burst leave in one frame, in order; an empty one ends them", () => {
  const { frames, batch } = sent();
  batch.add(candidate("a"));
  batch.add(candidate("b"));
  expect(frames).toEqual([]);
  vi.advanceTimersByTime(50);
  batch.add(candidate("c"));
  batch.add(null);
  expect(frames).toEqual([["a", "b"], ["c"], []]);
});

it("many leave in several frames, each far below the limit of the socket", () => {
  const { frames, batch } = sent();
  for (let number = 0; number < 45; number++) batch.add(candidate("x".repeat(300)));
  batch.flush();
  expect(frames.map((frame) => frame.length)).toEqual([20, 20, 5]);
});

it("what belongs to a description of the past is not sent", () => {
  const { frames, batch } = sent();
  batch.add(candidate("a"));
  batch.clear();
  vi.advanceTimersByTime(50);
  expect(frames).toEqual([]);
});
