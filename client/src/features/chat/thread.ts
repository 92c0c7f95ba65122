import type { Message, Page } from "@/lib/api/types";

/** What is known of a conversation: an unbroken stretch of messages, oldest first, up to the newest. */
export interface Thread {
  messages: Message[];
  /** Where older messages go on; null when the first one is here. */
  older: string | null;
}

const lastSeq = (thread: Thread): number => thread.messages.at(-1)?.seq ?? 0;

/** A message that was deleted stays so, however old the copy that arrives later. */
function newer(known: Message | undefined, fresh: Message): Message {
  return known?.deletedAt && !fresh.deletedAt ? known : fresh;
}

/** Both lists as one, each message once, in the order everybody sees. */
export function mergeMessages(known: Message[], fresh: Message[]): Message[] {
  const bySeq = new Map(known.map((message) => [message.seq, message]));
  for (const message of fresh) bySeq.set(message.seq, newer(bySeq.get(message.seq), message));
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

function olderOf({ pagination }: Page<Message>): string | null {
  return pagination.hasMore ? pagination.nextCursor : null;
}

/** Take in the newest page. When it does not reach what is known, what is known would leave a gap: drop it. */
export function withNewest(thread: Thread | undefined, page: Page<Message>): Thread {
  const fresh = mergeMessages([], page.data);
  const first = fresh[0]?.seq ?? 0;
  if (!thread || first > lastSeq(thread) + 1) return { messages: fresh, older: olderOf(page) };
  return { messages: mergeMessages(thread.messages, fresh), older: thread.older };
}

export function withOlder(thread: Thread, page: Page<Message>): Thread {
  return { messages: mergeMessages(thread.messages, page.data), older: olderOf(page) };
}

/** Take in messages that follow on; null when some between are missing and must be fetched first. */
export function withMessages(thread: Thread, fresh: Message[]): Thread | null {
  const first = Math.min(...fresh.map(({ seq }) => seq));
  if (first > lastSeq(thread) + 1) return null;
  const start = thread.messages[0]?.seq ?? 0;
  const inStretch = fresh.filter(({ seq }) => seq >= start);
  return { ...thread, messages: mergeMessages(thread.messages, inStretch) };
}

export function withDeleted(thread: Thread, id: string, deletedAt: string): Thread {
  const messages = thread.messages.map((message) => {
    if (message.id === id) return { ...message, content: "", deletedAt };
    if (message.replyPreview?.id !== id) return message;
    return { ...message, replyPreview: { ...message.replyPreview, content: "", deletedAt } };
  });
  return { ...thread, messages };
}
