import type { Session } from "@/lib/api/types";

/** What a session is about right now: one of them at a time, and one panel each. */
export type Phase =
  | "requested"
  | "upcoming"
  | "running"
  | "claim"
  | "absence"
  | "excused"
  | "case"
  | "done"
  | "over";

const MINUTE_MS = 60_000;

/** When it is planned to end, in milliseconds. */
export function endsAt({ scheduledTime, durationMinutes }: Session): number {
  return Date.parse(scheduledTime) + durationMinutes * MINUTE_MS;
}

function waitsToSettle({ settlesAt, settledAt }: Session): boolean {
  return settlesAt !== null && settledAt === null;
}

export function phaseOf(session: Session): Phase {
  if (session.openCase) return "case";
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

/** Moments at which the server lets people do something new, or does something itself. */
export function momentsOf(session: Session): number[] {
  const { opensAt, cancelFreeUntil, scheduledTime, noShowFrom, settlesAt, expiresAt } = session;
  const moments: Record<Phase, (string | number | null)[]> = {
    requested: [expiresAt],
    upcoming: [cancelFreeUntil, opensAt, scheduledTime, noShowFrom, endsAt(session)],
    running: [scheduledTime, noShowFrom, endsAt(session)],
    claim: [settlesAt],
    absence: [settlesAt],
    excused: [settlesAt],
    case: [],
    done: [session.myReview?.showsAt ?? null],
    over: [],
  };
  return moments[phaseOf(session)]
    .filter((moment) => moment !== null)
    .map((moment) => new Date(moment).getTime());
}
