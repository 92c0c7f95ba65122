import type { Amending } from "./thread-actions";

/** A text that was being changed when the page was left, kept in this browser like other drafts. */
interface AmendDraft {
  kind: Amending["kind"];
  messageId: string;
  text: string;
  /** Whether it stands in the place of the composer; else it waits until the message is changed again. */
  isOpen: boolean;
}

const key = (userId: string, conversationId: string) =>
  `skillswap.draft.${userId}.amend.${conversationId}`;

export function readAmend(userId: string, conversationId: string): AmendDraft | null {
  try {
    return JSON.parse(localStorage.getItem(key(userId, conversationId)) ?? "null");
  } catch {
    return null; // not written by this version
  }
}

export function keepAmend(userId: string, conversationId: string, draft: AmendDraft | null): void {
  if (draft) localStorage.setItem(key(userId, conversationId), JSON.stringify(draft));
  else localStorage.removeItem(key(userId, conversationId));
}
