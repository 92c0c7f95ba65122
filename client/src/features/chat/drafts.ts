/** What was begun and not sent, per conversation; it waits on this device. */
const key = (userId: string, conversationId: string) =>
  `skillswap.draft.${userId}.${conversationId}`;

export function readDraft(userId: string, conversationId: string): string {
  return localStorage.getItem(key(userId, conversationId)) ?? "";
}

export function writeDraft(userId: string, conversationId: string, text: string): void {
  if (text.trim()) localStorage.setItem(key(userId, conversationId), text);
  else localStorage.removeItem(key(userId, conversationId));
}
