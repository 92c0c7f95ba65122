import type { Session } from "skillswap-sdk";
import { endsAt } from "./status";

/** The phase of a session; each has one panel. */
export type Phase =
  | "requested"
  | "upcoming"
  | "running"
  | "claim"
  | "absence"
  | "excused"
  | "disputed"
  | "done"
  | "over";

function waitsToSettle({ settlesAt, settledAt }: Session): boolean {
  return settlesAt !== null && settledAt === null;
}

export function phaseOf(session: Session): Phase {
  if (session.openCase) return "disputed";
  switch (session.status) {
    case "requested":
      return "requested";
    case "scheduled":
      return "upcoming";
    case "in_progress":
      return session.endedById ? "claim" : "running";
    case "completed":
      return "done";
    case "no_show":
      return waitsToSettle(session) ? "absence" : "over";
    case "abandoned":
      return waitsToSettle(session) ? "excused" : "over";
    default:
      return "over";
  }
}

/** Moments (ms) at which the allowed actions change or the server acts by itself. */
export function momentsOf(session: Session): number[] {
  const { opensAt, cancelFreeUntil, scheduledTime, noShowFrom, extendFrom, settlesAt, expiresAt } =
    session;
  const moments: Record<Phase, (string | number | null)[]> = {
    requested: [expiresAt],
    upcoming: [cancelFreeUntil, opensAt, scheduledTime, noShowFrom, endsAt(session)],
    running: [scheduledTime, noShowFrom, extendFrom, endsAt(session)],
    claim: [settlesAt],
    absence: [settlesAt],
    excused: [settlesAt],
    disputed: [],
    done: [session.myReview?.showsAt ?? null],
    over: [],
  };
  return moments[phaseOf(session)]
    .filter((moment) => moment !== null)
    .map((moment) => new Date(moment).getTime());
}
