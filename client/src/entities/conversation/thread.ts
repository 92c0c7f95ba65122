import type { Message, Page } from "skillswap-sdk";
import { deleted, newer } from "./message-changes";

/** The loaded messages of a conversation: oldest first, without gaps, up to the newest. */
export interface Thread {
  messages: Message[];
  /** The cursor of the page before; null when the first message is loaded. */
  older: string | null;
}

const lastSeq = (thread: Thread): number => thread.messages.at(-1)?.seq ?? 0;

/** Both lists as one, each message once, ordered by seq. */
export function mergeMessages(known: Message[], fresh: Message[]): Message[] {
  const bySeq = new Map(known.map((message) => [message.seq, message]));
  for (const message of fresh) bySeq.set(message.seq, newer(bySeq.get(message.seq), message));
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq).map(quoting(bySeq.values()));
}

/** What a reply quotes is as its message is by now, when that is loaded: an answer may be older than a change. */
function quoting(messages: Iterable<Message>): (reply: Message) => Message {
  const byId = new Map([...messages].map((message) => [message.id, message]));
  return (reply) => {
    const quoted = reply.replyPreview && byId.get(reply.replyPreview.id);
    if (!quoted || !reply.replyPreview) return reply;
    const { content, deletedAt } = quoted;
    const { replyPreview } = reply;
    if (replyPreview.content === content && replyPreview.deletedAt === deletedAt) return reply;
    if (deletedAt) return deleted(reply, quoted.id, deletedAt);
    return replyPreview.deletedAt
      ? reply
      : { ...reply, replyPreview: { ...replyPreview, content } };
  };
}

function olderOf({ pagination }: Page<Message>): string | null {
  return pagination.hasMore ? pagination.nextCursor : null;
}

/** Adds the newest page. When it does not join the loaded messages, they are dropped, or there were a gap. */
export function withNewest(thread: Thread | undefined, page: Page<Message>): Thread {
  const fresh = mergeMessages([], page.data);
  const first = fresh[0]?.seq ?? 0;
  if (!thread || first > lastSeq(thread) + 1) return { messages: fresh, older: olderOf(page) };
  return { messages: mergeMessages(thread.messages, fresh), older: thread.older };
}

export function withOlder(thread: Thread, page: Page<Message>): Thread {
  return { messages: mergeMessages(thread.messages, page.data), older: olderOf(page) };
}

/** Adds messages that follow on; null when some in between are missing and must be fetched first. */
export function withMessages(thread: Thread, fresh: Message[]): Thread | null {
  const first = Math.min(...fresh.map(({ seq }) => seq));
  if (first > lastSeq(thread) + 1) return null;
  const start = thread.messages[0]?.seq ?? 0;
  const inStretch = fresh.filter(({ seq }) => seq >= start);
  return { ...thread, messages: mergeMessages(thread.messages, inStretch) };
}

/** Adds the page behind what is loaded. Of an empty thread it is the beginning: who joined a ring later has no earlier. */
export function withNext(thread: Thread, page: Page<Message>): Thread {
  if (thread.messages.length === 0) return { ...thread, messages: mergeMessages([], page.data) };
  return withMessages(thread, page.data) ?? thread;
}

/** The thread with `change` made to each message: what happened to one concerns the replies to it too. */
export function withChanged(thread: Thread, change: (message: Message) => Message): Thread {
  return { ...thread, messages: thread.messages.map(change) };
}
