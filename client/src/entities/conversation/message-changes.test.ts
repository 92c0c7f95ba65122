import { describe, expect, it } from "vitest";
import { makeMessage } from "@/test/factories";
import { edited, newer, reacted } from "./message-changes";

const EARLY = "2026-01-05T12:00:00.000Z";
const LATE = "2026-01-05T12:05:00.000Z";
const edit = (content: string, editedAt: string) =>
  ({ id: "m1", conversationId: "c1", content, editedAt }) as const;
const heart = (reactionChanges: number, userIds: string[]) => ({
  id: "m1",
  conversationId: "c1",
  seq: 1,
  reactionChanges,
  reactions: [{ emoji: "❤️", userIds }],
});

describe("what happens to a message", () => {
  it("changes its text and the quotes of it", () => {
    const reply = makeMessage(2, { replyTo: "m1", replyPreview: { ...makeMessage(1) } });
    expect(edited(makeMessage(1), edit("better", EARLY))).toMatchObject({
      content: "better",
      editedAt: EARLY,
    });
    expect(edited(reply, edit("better", EARLY)).replyPreview?.content).toBe("better");
    expect(edited(reply, edit("better", EARLY)).content).toBe("message 2");
  });

  it("ignores an edit that arrives after a later one, or after the deletion", () => {
    const known = makeMessage(1, { content: "best", editedAt: LATE });
    expect(edited(known, edit("better", EARLY)).content).toBe("best");
    const gone = makeMessage(1, { content: "", deletedAt: EARLY });
    expect(edited(gone, edit("better", LATE)).content).toBe("");
  });

  it("shows the reactions of the latest change, whatever arrives last", () => {
    const known = reacted(makeMessage(1), heart(2, ["me"]));
    expect(known.reactions).toEqual([{ emoji: "❤️", userIds: ["me"] }]);
    expect(reacted(known, heart(1, ["other"])).reactions).toEqual(known.reactions);
  });

  it("keeps what events have changed since an answer left the server", () => {
    const known = makeMessage(1, { content: "better", editedAt: LATE, reactionChanges: 3 });
    const merged = newer(known, makeMessage(1));
    expect(merged).toMatchObject({ content: "better", editedAt: LATE, reactionChanges: 3 });
  });
});
