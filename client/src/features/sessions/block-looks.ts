import { sideOf } from "@/components/sessions/standing";
import type { Session } from "@/lib/api/types";

/** Petrol for what I teach, marigold for what I learn; dashed until it is agreed, pale when it is over. */
export const BLOCK_LOOKS = {
  teaching: "border-l-4 border-accent bg-accent-soft text-accent-ink",
  learning: "border-l-4 border-second bg-second-soft text-second-ink",
  asked: "border-2 border-dashed border-line-strong bg-surface text-ink",
  over: "border-l-4 border-line-strong bg-sunken text-ink-soft",
};

export function lookOf(session: Session, meId: string): string {
  if (session.status === "requested") return BLOCK_LOOKS.asked;
  if (session.status !== "scheduled" && session.status !== "in_progress") return BLOCK_LOOKS.over;
  return sideOf(session, meId).role === "teacher" ? BLOCK_LOOKS.teaching : BLOCK_LOOKS.learning;
}
