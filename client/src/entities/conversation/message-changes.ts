import type { Message, ServerEvents } from "skillswap-sdk";

/** What happens to a message after it was sent. Each change may be repeated, and may arrive late. */

/** Of two copies of a message: deleted stays deleted, and of text and reactions the later one counts. */
export function newer(known: Message | undefined, fresh: Message): Message {
  if (!known || known.id !== fresh.id) return fresh;
  if (known.deletedAt) return fresh.deletedAt ? fresh : known;
  if (fresh.deletedAt) return fresh;
  const text = (known.editedAt ?? "") > (fresh.editedAt ?? "") ? known : fresh;
  const under = known.reactionChanges > fresh.reactionChanges ? known : fresh;
  return {
    ...fresh,
    content: text.content,
    editedAt: text.editedAt,
    reactions: under.reactions,
    reactionChanges: under.reactionChanges,
  };
}

export function deleted(message: Message, id: string, deletedAt: string): Message {
  if (message.id === id)
    return {
      ...message,
      content: "",
      subject: null,
      attachments: [],
      reactions: [],
      reactionChanges: 0,
      deletedAt,
    };
  const { replyPreview } = message;
  if (replyPreview?.id !== id) return message;
  return {
    ...message,
    replyPreview: { ...replyPreview, content: "", subject: null, attachments: [], deletedAt },
  };
}

export type Edit = Pick<Message, "id" | "conversationId" | "content"> & { editedAt: string };

export function edited(message: Message, { id, content, editedAt }: Edit): Message {
  const { replyPreview } = message;
  if (replyPreview?.id === id && !replyPreview.deletedAt)
    return { ...message, replyPreview: { ...replyPreview, content } };
  if (message.id !== id || message.deletedAt || (message.editedAt ?? "") > editedAt) return message;
  return { ...message, content, editedAt };
}

export type Reactions = ServerEvents["chat:reaction"];

export function reacted(message: Message, now: Reactions): Message {
  if (message.id !== now.id || message.deletedAt) return message;
  if (message.reactionChanges > now.reactionChanges) return message;
  return { ...message, reactions: now.reactions, reactionChanges: now.reactionChanges };
}
