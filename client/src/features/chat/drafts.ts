import { useEffect, useEffectEvent, useState, useSyncExternalStore } from "react";
import type { OutboxFile } from "skillswap-sdk";
import { chosenKey, readChosen, watchChosen } from "@/lib/files/chosen";

/** Unsent text per conversation, kept in this browser; its tabs show the same. Logging out removes it. */
const key = (userId: string, conversationId: string) =>
  `skillswap.draft.${userId}.${conversationId}`;

const listeners = new Set<() => void>();

export function readDraft(userId: string, conversationId: string): string {
  return localStorage.getItem(key(userId, conversationId)) ?? "";
}

export function writeDraft(userId: string, conversationId: string, text: string): void {
  if (text.trim()) localStorage.setItem(key(userId, conversationId), text);
  else localStorage.removeItem(key(userId, conversationId));
  for (const listener of listeners) listener();
}

/** Calls `listener` when a draft changes, here or in another tab; returns what ends that. */
function watchDrafts(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/**
 * The draft as the composer shows it, and what changes it. What another tab writes, or has sent, is shown here at once:
 * so each tab goes on from the latest text, and none writes an older one over it.
 */
export function useDraft(userId: string, conversationId: string): [string, (next: string) => void] {
  const [text, setText] = useState(() => readDraft(userId, conversationId));
  const follow = useEffectEvent(() => setText(readDraft(userId, conversationId)));
  useEffect(() => {
    const control = new AbortController();
    const on = (event: StorageEvent) => event.key === key(userId, conversationId) && follow();
    addEventListener("storage", on, control);
    addEventListener("pageshow", ({ persisted }) => persisted && follow(), control); // by Back
    return () => control.abort();
  }, [userId, conversationId]);
  return [
    text,
    (next) => {
      setText(next);
      writeDraft(userId, conversationId, next);
    },
  ];
}

/** The files that were chosen for a conversation and not sent, as they are now. */
export function useDraftFiles(userId: string, conversationId: string): OutboxFile[] {
  const kept = useSyncExternalStore(watchChosen, () =>
    localStorage.getItem(chosenKey(userId, conversationId)),
  );
  return kept ? readChosen(userId, conversationId) : [];
}

/** The draft of a conversation, as it is now. */
export function useDraftText(userId: string, conversationId: string): string {
  return useSyncExternalStore(watchDrafts, () => readDraft(userId, conversationId));
}
