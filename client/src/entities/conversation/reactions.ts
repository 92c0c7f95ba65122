import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Message } from "skillswap-sdk";
import { toast } from "sonner";
import { api, unwrap } from "@/lib/api/client";
import { describeError } from "@/lib/api/describe";
import { useMe } from "@/lib/auth/me";
import { createStore, useStore } from "@/lib/store";
import { applyReactions } from "./apply";

export type Reaction = Message["reactions"][number];

/** What I tapped and the server has not answered yet: `${messageId} ${emoji}` → whether it is to be there. */
type Wanted = ReadonlyMap<string, boolean>;

const wanted = createStore<Wanted>(new Map());

/** The reactions as they will be once the server has answered. */
export function withWanted(message: Message, wishes: Wanted, meId: string): Reaction[] {
  const shown = message.reactions.map(({ emoji, userIds }) => {
    const wish = wishes.get(`${message.id} ${emoji}`);
    if (wish === undefined || wish === userIds.includes(meId)) return { emoji, userIds };
    return { emoji, userIds: wish ? [...userIds, meId] : userIds.filter((id) => id !== meId) };
  });
  for (const [key, wish] of wishes) {
    const [id, emoji = ""] = key.split(" ");
    if (id === message.id && wish && !shown.some((one) => one.emoji === emoji))
      shown.push({ emoji, userIds: [meId] });
  }
  return shown.filter(({ userIds }) => userIds.length > 0);
}

export function useReactions(message: Message): Reaction[] {
  return withWanted(message, useStore(wanted), useMe().id);
}

function change(key: string, wish: boolean | null): void {
  const next = new Map(wanted.get());
  if (wish === null) next.delete(key);
  else next.set(key, wish);
  wanted.set(next);
}

interface Wish {
  message: Message;
  emoji: string;
  put: boolean;
}

/** Puts an emoji under a message, or takes mine away: shown at once, sent one after the other. */
export function useReact() {
  const cache = useQueryClient();
  return useMutation({
    scope: { id: "reactions" },
    mutationFn: ({ message, emoji, put }: Wish) => {
      const params = { path: { message_id: message.id, emoji } };
      const address = "/api/chat/messages/{message_id}/reactions/{emoji}";
      return unwrap(put ? api.PUT(address, { params }) : api.DELETE(address, { params }));
    },
    onMutate: ({ message, emoji, put }) => change(`${message.id} ${emoji}`, put),
    onSuccess: (now) => applyReactions(cache, now),
    onError: (error) => toast.error(describeError(error)),
    onSettled: (_now, _error, { message, emoji, put }) => {
      const key = `${message.id} ${emoji}`;
      if (wanted.get().get(key) === put) change(key, null);
    },
  });
}
