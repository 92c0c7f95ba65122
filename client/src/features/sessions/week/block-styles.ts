import type { Session } from "skillswap-sdk";
import { sideOf } from "@/entities/session/status";

/** Petrol for what I teach, marigold for what I learn; dashed until it is agreed, pale when it is over. */
export const BLOCK_STYLES = {
  teaching: "border-s-4 border-accent bg-accent-soft text-accent-ink",
  learning: "border-s-4 border-second bg-second-soft text-second-ink",
  requested: "border-2 border-dashed border-line-strong bg-surface text-ink",
  over: "border-s-4 border-line-strong bg-sunken text-ink-soft",
};

export function styleOf(session: Session, meId: string): string {
  if (session.status === "requested") return BLOCK_STYLES.requested;
  if (session.status !== "scheduled" && session.status !== "in_progress") return BLOCK_STYLES.over;
  return sideOf(session, meId).role === "teacher" ? BLOCK_STYLES.teaching : BLOCK_STYLES.learning;
}
