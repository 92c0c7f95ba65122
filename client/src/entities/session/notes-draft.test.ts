// @vitest-environment jsdom
import { ApiError } from "skillswap-sdk";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { NotesDraft, notesKey } from "./notes-draft";

const KEY = notesKey("me", "s1");
const away = () => Promise.reject(new ApiError(0, "unreachable", ""));
const save = vi.fn<(text: string) => Promise<void>>();

beforeEach(() => {
  vi.useFakeTimers();
  save.mockReset();
  save.mockResolvedValue();
});
afterEach(() => vi.useRealTimers());

it("saves once, a moment after the last key", async () => {
  const draft = new NotesDraft(KEY, "", save);
  for (const text of ["C", "C m", "C major"]) draft.write(text);
  expect(draft.state.get()).toBe("saving");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(save.mock.calls).toEqual([["C major"]]);
  expect(draft.state.get()).toBe("saved");
  expect(localStorage.getItem(KEY)).toBeNull();
});

it("keeps on this device what cannot be sent, and sends it as soon as it can", async () => {
  save.mockImplementation(away);
  const draft = new NotesDraft(KEY, "", save);
  const stop = draft.start();
  draft.write("C major");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(draft.state.get()).toBe("waiting");
  expect(localStorage.getItem(KEY)).toBe("C major");
  save.mockResolvedValue();
  dispatchEvent(new Event("online"));
  await vi.advanceTimersByTimeAsync(0);
  expect(draft.state.get()).toBe("saved");
  expect(localStorage.getItem(KEY)).toBeNull();
  stop();
});

it("sends what is left when one leaves, and begins with it when one comes back", async () => {
  save.mockImplementation(away);
  const draft = new NotesDraft(KEY, "", save);
  const stop = draft.start();
  draft.write("half a sen");
  stop();
  expect(save).toHaveBeenCalledWith("half a sen");
  await vi.advanceTimersByTimeAsync(0);
  const again = new NotesDraft(KEY, "", vi.fn());
  expect(again.text.get()).toBe("half a sen");
});

it("sends again what was typed while the last was on its way", async () => {
  let arrive: () => void = () => undefined;
  save.mockImplementationOnce(() => new Promise((resolve) => (arrive = resolve)));
  const draft = new NotesDraft(KEY, "", save);
  draft.write("one");
  await vi.advanceTimersByTimeAsync(900);
  draft.write("one two");
  arrive();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(save.mock.calls).toEqual([["one"], ["one two"]]);
  expect(localStorage.getItem(KEY)).toBeNull();
});

it("does not try for ever what the server refuses", async () => {
  save.mockImplementation(() => Promise.reject(new ApiError(404, "not_found", "")));
  const draft = new NotesDraft(KEY, "", save);
  draft.write("C major");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(save).toHaveBeenCalledTimes(1);
  expect(draft.state.get()).toBe("refused");
  expect(localStorage.getItem(KEY)).toBe("C major");
});

it("follows what is typed in another tab", () => {
  const draft = new NotesDraft(KEY, "C", save);
  const stop = draft.start();
  dispatchEvent(new StorageEvent("storage", { key: KEY, newValue: "C major" }));
  expect(draft.text.get()).toBe("C major");
  dispatchEvent(new StorageEvent("storage", { key: KEY, newValue: null }));
  expect(draft.text.get()).toBe("C major");
  stop();
});
