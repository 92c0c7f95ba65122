import { describe, expect, it } from "vitest";
import { makeConversation, makeMessage } from "@/test/factories";
import {
  afterMessage,
  afterRead,
  type ConversationList,
  changeInList,
  othersIn,
  partnerOf,
  upToDate,
} from "./conversations";

const readAt = "2026-01-05T11:00:00.000Z";

describe("a ring's conversation", () => {
  const person = (id: string, isOut = false) => ({
    id,
    name: id.toUpperCase(),
    username: id,
    avatarUrl: "",
    lastOnlineAt: null,
    isOnline: true,
    isOut,
  });
  const participants = [person("me"), person("ben"), person("cleo"), person("dan", true)];
  const ring = makeConversation({ ringId: "r1", participants });

  it("is called after those who are in it, and not after who has left", () => {
    expect(othersIn(ring, "me").map(({ id }) => id)).toEqual(["ben", "cleo"]);
    expect(partnerOf(ring, "me")).toMatchObject({ id: "r1", name: "BEN, CLEO", isOnline: false });
  });

  it("keeps its name when everybody else has left", () => {
    const alone = { ...ring, participants: [person("me"), person("ben", true)] };
    expect(partnerOf(alone, "me")?.name).toBe("BEN");
  });

  it("of two people is called after the other one", () => {
    expect(partnerOf(makeConversation(), "me")?.id).toBe("other");
  });
});

describe("a conversation", () => {
  it("counts what others write and not what I write", () => {
    const one = afterMessage(makeConversation(), makeMessage(1), "me");
    const two = afterMessage(one, makeMessage(2, { senderId: "me" }), "me");
    expect(two).toMatchObject({ unreadCount: 1, lastSeq: 2 });
  });

  it("counts a repeated event once", () => {
    const one = afterMessage(makeConversation(), makeMessage(1), "me");
    expect(afterMessage(one, makeMessage(1), "me")).toBe(one);
  });

  it("is read to the end when my position is the last message", () => {
    const unread = makeConversation({ lastSeq: 3, unreadCount: 2 });
    const read = afterRead(unread, { userId: "me", seq: 3, readAt }, "me");
    expect(read.unreadCount).toBe(0);
  });

  it("has as many unread messages as the event says: those in between may be mine", () => {
    const unread = makeConversation({ lastSeq: 5, unreadCount: 2 });
    const read = afterRead(unread, { userId: "me", seq: 2, readAt, unreadCount: 1 }, "me");
    expect(read.unreadCount).toBe(1);
  });

  it("never takes a read position back", () => {
    const read = afterRead(makeConversation(), { userId: "other", seq: 5, readAt }, "me");
    expect(afterRead(read, { userId: "other", seq: 3, readAt }, "me")).toBe(read);
  });

  it("moves to the top of the list with a new message", () => {
    const pagination = { hasMore: true, nextCursor: "x", limit: 1, count: 1 };
    const first = makeConversation({ id: "c0", updatedAt: "2026-01-05T09:59:00.000Z" });
    const second = makeConversation({ id: "c1", updatedAt: "2026-01-05T09:00:00.000Z" });
    const list: ConversationList = {
      pages: [
        { data: [first], pagination },
        { data: [second], pagination },
      ],
      pageParams: ["", "x"],
    };
    const next = changeInList(list, "c1", (known) => afterMessage(known, makeMessage(1), "me"));
    expect(next?.pages.map((page) => page.data[0]?.id)).toEqual(["c1", "c0"]);
    expect(changeInList(list, "c9", (known) => known)).toBeNull();
  });
});

describe("an answer that is older than the events since", () => {
  const before = makeConversation({ lastSeq: 3, lastMessage: makeMessage(3), unreadCount: 1 });

  it("does not make unread what I have read", () => {
    const known = afterRead(before, { userId: "me", seq: 3, readAt }, "me");
    expect(upToDate(known, before, "me")).toMatchObject({
      unreadCount: 0,
      readPositions: known.readPositions,
    });
  });

  it("does not take the newest message away, nor the count that came with it", () => {
    const known = afterMessage(before, makeMessage(4), "me");
    expect(upToDate(known, before, "me")).toEqual(known);
  });

  it("does not bring back the text of a deleted message", () => {
    const deletedAt = "2026-01-05T12:00:00.000Z";
    const known = { ...before, lastMessage: makeMessage(3, { content: "", deletedAt }) };
    expect(upToDate(known, before, "me").lastMessage).toMatchObject({ content: "", deletedAt });
  });

  it("is taken where it is newer", () => {
    const fresh = makeConversation({ lastSeq: 9, unreadCount: 4, isClosed: true });
    expect(upToDate(before, fresh, "me")).toEqual(fresh);
  });
});
