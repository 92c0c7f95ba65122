import type { OutboxItem } from "skillswap-sdk";
import { expect, it } from "vitest";
import { makeMessage } from "@/test/factories";
import { rowsOf } from "./rows";

const pending = (id: string): OutboxItem => ({
  id,
  userId: "me",
  conversationId: "c1",
  content: "on its way",
  replyTo: null,
  createdAt: 0,
  state: "sending",
  error: null,
  notBefore: 0,
  attempts: 0,
});
const thread = {
  messages: [],
  outbox: [],
  meId: "me",
  zone: "UTC",
  unread: { after: 9, upTo: 9 },
  complete: false,
};

it("puts the divider before the first message of others that I had not read", () => {
  const messages = [
    makeMessage(1),
    makeMessage(2, { senderId: "me" }),
    makeMessage(3),
    makeMessage(4),
  ];
  const kinds = rowsOf({ ...thread, messages, unread: { after: 1, upTo: 4 } }).map(
    (row) => row.key,
  );
  expect(kinds).toEqual(["day-1", "client-1", "client-2", "unread", "client-3", "client-4"]);
});

it("names each day once", () => {
  const messages = [
    makeMessage(1, { createdAt: "2026-01-05T12:00:00.000Z" }),
    makeMessage(2, { createdAt: "2026-01-05T12:30:00.000Z" }),
    makeMessage(3, { createdAt: "2026-01-07T12:00:00.000Z" }),
  ];
  const days = rowsOf({ ...thread, messages }).filter((row) => row.kind === "day");
  expect(days).toHaveLength(2);
});

it("shows a message that is on its way until the server's copy is here, under the same key", () => {
  const outbox = [pending("client-2")];
  const before = rowsOf({ ...thread, messages: [makeMessage(1)], outbox });
  expect(before.at(-1)).toMatchObject({ kind: "pending", key: "client-2" });
  const messages = [makeMessage(1), makeMessage(2, { senderId: "me" })];
  const after = rowsOf({ ...thread, messages, outbox });
  expect(after.filter((row) => row.key === "client-2")).toMatchObject([{ kind: "message" }]);
});

it("needs no divider for what arrives before my eyes", () => {
  const unread = { after: 1, upTo: 1 };
  const rows = rowsOf({ ...thread, messages: [makeMessage(1), makeMessage(2)], unread });
  expect(rows.some((row) => row.kind === "unread")).toBe(false);
});
