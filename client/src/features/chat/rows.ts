import type { Message, OutboxItem } from "skillswap-sdk";
import { dayIn } from "@/lib/time/zones";

export type Row =
  | { kind: "start"; key: "start" }
  | { kind: "day"; key: string; at: string | number }
  | { kind: "unread"; key: "unread" }
  | { kind: "message"; key: string; message: Message; first: boolean }
  | { kind: "pending"; key: string; item: OutboxItem };

interface ThreadParts {
  messages: Message[];
  outbox: OutboxItem[];
  meId: string;
  /** The reader's zone: where a day begins. */
  zone: string;
  /** The messages that were unread when the thread was opened: `after` < seq ≤ `upTo`. */
  unread: { after: number; upTo: number };
  /** Whether the first message of the conversation is loaded. */
  complete: boolean;
}

/** The rows of a thread: day headings, the unread divider, messages and pending messages. */
export function rowsOf({ messages, outbox, meId, zone, unread, complete }: ThreadParts): Row[] {
  const rows: Row[] = complete ? [{ kind: "start", key: "start" }] : [];
  const sent = new Set(messages.map(({ clientId }) => clientId));
  const divider = messages.find(
    ({ seq, senderId }) => seq > unread.after && seq <= unread.upTo && senderId !== meId,
  );
  let before: Message | undefined;
  let dayBefore = "";
  for (const message of messages) {
    const day = dayIn(message.createdAt, zone);
    const sameDay = day === dayBefore;
    if (!sameDay) rows.push({ kind: "day", key: `day-${message.seq}`, at: message.createdAt });
    if (message === divider) rows.push({ kind: "unread", key: "unread" });
    const first = !sameDay || before?.senderId !== message.senderId || message === divider;
    rows.push({ kind: "message", key: message.clientId ?? message.id, message, first });
    before = message;
    dayBefore = day;
  }
  for (const item of outbox)
    if (!sent.has(item.id)) rows.push({ kind: "pending", key: item.id, item });
  return rows;
}
