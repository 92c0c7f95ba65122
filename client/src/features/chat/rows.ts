import { isSameDay } from "date-fns";
import type { Message } from "@/lib/api/types";
import type { OutboxItem } from "@/lib/realtime/outbox-store";

export type Row =
  | { kind: "start"; key: "start" }
  | { kind: "day"; key: string; at: string | number }
  | { kind: "unread"; key: "unread" }
  | { kind: "message"; key: string; message: Message; first: boolean }
  | { kind: "pending"; key: string; item: OutboxItem };

interface Sight {
  messages: Message[];
  outbox: OutboxItem[];
  meId: string;
  /** What was new when I came: after the last message I had read, up to the newest there was. */
  unread: { after: number; upTo: number };
  /** Whether the first message of all is among these. */
  complete: boolean;
}

/** The lines of a thread: day headings, the unread divider, messages, and what is still on its way. */
export function rowsOf({ messages, outbox, meId, unread, complete }: Sight): Row[] {
  const rows: Row[] = complete ? [{ kind: "start", key: "start" }] : [];
  const sent = new Set(messages.map(({ clientId }) => clientId));
  const divider = messages.find(
    ({ seq, senderId }) => seq > unread.after && seq <= unread.upTo && senderId !== meId,
  );
  let before: Message | undefined;
  for (const message of messages) {
    const sameDay = before && isSameDay(before.createdAt, message.createdAt);
    if (!sameDay) rows.push({ kind: "day", key: `day-${message.seq}`, at: message.createdAt });
    if (message === divider) rows.push({ kind: "unread", key: "unread" });
    const first = !sameDay || before?.senderId !== message.senderId || message === divider;
    rows.push({ kind: "message", key: message.clientId ?? message.id, message, first });
    before = message;
  }
  for (const item of outbox)
    if (!sent.has(item.id)) rows.push({ kind: "pending", key: item.id, item });
  return rows;
}
