// @vitest-environment jsdom
import { ConnectionLost, type OutboxFile } from "skillswap-sdk";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { STALLED_AFTER_MS, sendFile } from "./send-file";

vi.mock("../api/client", () => ({ api: { GET: async () => ({}) }, unwrap: async () => ({}) }));

/** A request whose network is in the hands of the test. */
class FakeRequest {
  static last: FakeRequest;
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  onload?: () => void;
  onloadend?: () => void;
  status = 0;
  responseText = "";
  isAborted = false;
  constructor() {
    FakeRequest.last = this;
  }
  open() {}
  setRequestHeader() {}
  getResponseHeader = () => null;
  send() {}
  abort() {
    this.isAborted = true;
    this.onloadend?.();
  }
  answers(status: number, body: unknown) {
    this.status = status;
    this.responseText = JSON.stringify(body);
    this.onload?.();
    this.onloadend?.();
  }
}

const file = { id: "f1", name: "a.txt", durationMs: null, waveform: [] } as unknown as OutboxFile;

async function begun() {
  const sent = sendFile({
    conversationId: "c1",
    file,
    blob: new Blob(["words"]),
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  sent.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(0);
  return { sent, request: FakeRequest.last };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("XMLHttpRequest", FakeRequest);
});

describe("an upload", () => {
  it("whose network vanished without a word is given up, so that it is sent again", async () => {
    const { sent, request } = await begun();
    request.upload.onprogress?.({ loaded: 1, total: 5 });
    await vi.advanceTimersByTimeAsync(STALLED_AFTER_MS);
    await expect(sent).rejects.toBeInstanceOf(ConnectionLost);
    expect(request.isAborted).toBe(true);
  });

  it("that is slow but moves goes on, and its timer ends with it", async () => {
    const { sent, request } = await begun();
    for (let part = 1; part <= 5; part++) {
      await vi.advanceTimersByTimeAsync(STALLED_AFTER_MS - 1);
      request.upload.onprogress?.({ loaded: part, total: 5 });
    }
    request.answers(201, { id: "a1" });
    await expect(sent).resolves.toBe("a1");
    expect(vi.getTimerCount()).toBe(0);
    expect(request.isAborted).toBe(false);
  });
});
