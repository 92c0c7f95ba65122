import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Message } from "skillswap-sdk";
import { isWritten } from "@/entities/conversation/message-text";
import { configQuery } from "@/lib/api/config";
import { LONGEST_TIMER_MS } from "@/lib/time/timers";

const MINUTES = 15;

/** Whether the text of a message can still be changed by `meId`, who must be its sender. */
export function isEditable(message: Message, meId: string, minutes: number, now: number): boolean {
  const { senderId, kind, deletedAt, createdAt } = message;
  if (senderId !== meId || deletedAt || !isWritten({ kind })) return false;
  return now < Date.parse(createdAt) + minutes * 60_000;
}

export function isCorrectable(
  { senderId, kind, deletedAt, content }: Message,
  meId: string,
): boolean {
  return senderId !== meId && kind === "text" && !deletedAt && content !== "";
}

/** Whether the time in which a message can be changed is over; it becomes true while it is shown. */
export function useIsLate({ createdAt }: Message): boolean {
  const endsAt = Date.parse(createdAt) + useEditMinutes() * 60_000;
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      const left = endsAt - Date.now();
      // Asked anew after it: a timer may end a millisecond early.
      if (left > 0) timer = setTimeout(look, Math.min(left, LONGEST_TIMER_MS));
      else setNow(Date.now());
    };
    look();
    return () => clearTimeout(timer);
  }, [endsAt]);
  return now >= endsAt;
}

/** For how many minutes this server lets a message be changed. */
export function useEditMinutes(): number {
  return useQuery(configQuery).data?.limits.editMinutes ?? MINUTES;
}
