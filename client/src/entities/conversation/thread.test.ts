import type { Message, Page } from "skillswap-sdk";
import { describe, expect, it } from "vitest";
import { makeAttachment, makeMessage } from "@/test/factories";
import { deleted } from "./message-changes";
import {
  mergeMessages,
  type Thread,
  withChanged,
  withMessages,
  withNewest,
  withNext,
  withOlder,
} from "./thread";

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => makeMessage(from + index));
const seqs = (thread: Thread | null) => thread?.messages.map(({ seq }) => seq);
const page = (messages: Message[], nextCursor: string | null = null): Page<Message> => ({
  data: [...messages].reverse(),
  pagination: { hasMore: nextCursor !== null, nextCursor, limit: 40, count: messages.length },
});
const thread = (from: number, to: number): Thread => ({ messages: range(from, to), older: "o" });

describe("a thread", () => {
  it("begins where somebody who joined a ring later may read", () => {
    const empty: Thread = { messages: [], older: null };
    expect(seqs(withNext(empty, page(range(7, 8))))).toEqual([7, 8]);
    expect(seqs(withNext(thread(1, 2), page(range(7, 8))))).toEqual([1, 2]);
  });

  it("has each message once, in order, however they arrive", () => {
    const merged = mergeMessages(
      [makeMessage(2), makeMessage(1)],
      [makeMessage(3), makeMessage(2)],
    );
    expect(merged.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it("keeps a deletion that an older copy knows nothing of", () => {
    const deletedAt = "2026-01-05T12:00:00.000Z";
    const merged = mergeMessages([makeMessage(1, { content: "", deletedAt })], [makeMessage(1)]);
    expect(merged[0]).toMatchObject({ deletedAt, content: "" });
  });

  it("quotes a message as it is by now, whatever an older copy of the reply says", () => {
    const { id, senderId } = makeMessage(1);
    const preview = { ...makeMessage(1), id, senderId };
    const reply = makeMessage(2, { replyPreview: preview });
    const editedAt = "2026-01-05T12:00:00.000Z";
    const now = makeMessage(1, { content: "Edited", editedAt });
    const quoted = (messages: Message[]) => messages[1]?.replyPreview;
    expect(quoted(mergeMessages([now], [reply]))?.content).toBe("Edited");
    const gone = deleted(now, id, editedAt);
    expect(quoted(mergeMessages([gone], [reply]))).toMatchObject({
      content: "",
      deletedAt: editedAt,
    });
    const knows = deleted(reply, id, editedAt);
    expect(quoted(mergeMessages([now], [knows]))?.deletedAt).toBe(editedAt);
  });

  it("takes in the newest page where it joins what is known", () => {
    const next = withNewest(thread(1, 5), page(range(4, 8), "c"));
    expect(seqs(next)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(next.older).toBe("o");
  });

  it("starts over when the newest page does not reach what is known", () => {
    const next = withNewest(thread(1, 5), page(range(60, 99), "c"));
    expect(seqs(next)?.[0]).toBe(60);
    expect(next.older).toBe("c");
  });

  it("grows at the top and knows when the first message is here", () => {
    const next = withOlder(thread(3, 5), page(range(1, 2)));
    expect(seqs(next)).toEqual([1, 2, 3, 4, 5]);
    expect(next.older).toBeNull();
  });

  it("refuses a message that would leave a gap", () => {
    expect(seqs(withMessages(thread(1, 5), [makeMessage(6)]))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(withMessages(thread(1, 5), [makeMessage(7)])).toBeNull();
  });

  it("is not changed by a repeated message", () => {
    expect(seqs(withMessages(thread(1, 3), [makeMessage(2)]))).toEqual([1, 2, 3]);
  });

  it("shows a deletion in the message and wherever it is quoted", () => {
    const quote = {
      id: "m1",
      senderId: "other",
      kind: "text",
      content: "message 1",
      subject: null,
      attachments: [makeAttachment()],
      deletedAt: null,
    };
    const before: Thread = {
      messages: [makeMessage(1), makeMessage(2, { replyTo: "m1", replyPreview: quote })],
      older: null,
    };
    const deletedAt = "2026-01-05T12:00:00.000Z";
    const [first, second] = withChanged(before, (message) =>
      deleted(message, "m1", deletedAt),
    ).messages;
    expect(first).toMatchObject({ content: "", deletedAt });
    expect(second?.replyPreview).toMatchObject({ content: "", attachments: [], deletedAt });
  });
});
