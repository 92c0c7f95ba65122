// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { makeMessage } from "@/test/factories";
import { withWanted } from "./reactions";

const message = makeMessage(1, { reactions: [{ emoji: "👍", userIds: ["other"] }] });
const wish = (emoji: string, put: boolean) => new Map([[`m1 ${emoji}`, put]]);

describe("reactions that the server has not answered yet", () => {
  it("are shown at once", () => {
    expect(withWanted(message, wish("👍", true), "me")).toEqual([
      { emoji: "👍", userIds: ["other", "me"] },
    ]);
    expect(withWanted(message, wish("❤️", true), "me")).toEqual([
      { emoji: "👍", userIds: ["other"] },
      { emoji: "❤️", userIds: ["me"] },
    ]);
  });

  it("are gone at once, and with the last one the emoji", () => {
    const mine = makeMessage(1, { reactions: [{ emoji: "👍", userIds: ["me"] }] });
    expect(withWanted(mine, wish("👍", false), "me")).toEqual([]);
  });

  it("count once when the event comes before the answer, and only for their message", () => {
    const mine = makeMessage(1, { reactions: [{ emoji: "👍", userIds: ["me"] }] });
    expect(withWanted(mine, wish("👍", true), "me")).toEqual(mine.reactions);
    expect(withWanted(makeMessage(2), wish("👍", true), "me")).toEqual([]);
  });
});
