import { useEffect, useEffectEvent } from "react";
import type { Conversation } from "skillswap-sdk";
import { useArrange } from "@/entities/conversation/arranging-actions";

/** Opening a conversation takes its mark "unread" away. */
export function useClearMark(conversation: Conversation): void {
  const arrange = useArrange(conversation);
  const onOpen = useEffectEvent(() => {
    if (conversation.isMarkedUnread) arrange({ isMarkedUnread: false });
  });
  useEffect(() => onOpen(), []);
}
