import type { TFunction } from "i18next";
import type { AgreeingPerson, Session } from "skillswap-sdk";

export type Role = "teacher" | "student";

/** A session as one of its two people sees it. */
export function sideOf(session: Session, meId: string): { role: Role; other: AgreeingPerson } {
  return session.teacher.id === meId
    ? { role: "teacher", other: session.student }
    : { role: "student", other: session.teacher };
}

const NOT_AGREED = new Set<Session["status"]>(["requested", "cancelled", "declined", "expired"]);

/** From the agreement on, and after the end, whether it took place or not; notes and the summary are written then. */
export const isAgreed = ({ status }: Session) => !NOT_AGREED.has(status);

/** The planned end in milliseconds. */
export const endsAt = ({ scheduledTime, durationMinutes }: Session) =>
  Date.parse(scheduledTime) + durationMinutes * 60_000;

/** Whether its video room can be entered now (`now` in milliseconds). */
export function isOpenAt(session: Session, now: number): boolean {
  const { status, opensAt, endedAt, endedById } = session;
  if (status !== "scheduled" && status !== "in_progress") return false;
  if (endedAt || endedById) return false;
  return now >= Date.parse(opensAt) && now < endsAt(session);
}

export type Waits = "answer" | "confirm" | "excuse" | "review";

/** What a session waits for me to do; null when it does not. */
export function waitsForMe({ actions, myReview }: Session): Waits | null {
  if (actions.includes("accept")) return "answer";
  if (actions.includes("confirm")) return "confirm";
  if (actions.includes("excuse")) return "excuse";
  return actions.includes("review") && !myReview ? "review" : null;
}

/** A session's status as one of its two people reads it. */
export function statusLabel(session: Session, meId: string, now: number, t: TFunction): string {
  const { name } = sideOf(session, meId).other;
  const say = (key: StatusKey) => t(`sessions.status.${key}`, { name });
  return say(statusOf(session, meId, now));
}

type StatusKey =
  | "asksYou"
  | "waitsForThem"
  | "theyPropose"
  | "youPropose"
  | "agreed"
  | "open"
  | "running"
  | "over"
  | "youConfirm"
  | "theyConfirm"
  | "moderator"
  | "held"
  | "youCancelled"
  | "theyCancelled"
  | "cancelled"
  | "declined"
  | "expired"
  | "youMissed"
  | "theyMissed"
  | "abandoned";

const PLAIN = { declined: "declined", expired: "expired", abandoned: "abandoned" } as const;

export function statusOf(session: Session, meId: string, now: number): StatusKey {
  const { status, openCase, waitsForId, cancelledById, absentId } = session;
  if (openCase) return "moderator";
  switch (status) {
    case "requested":
      return waitsForId === meId ? "asksYou" : "waitsForThem";
    case "scheduled":
    case "in_progress":
      return booked(session, meId, now);
    case "completed":
      return claimOf(session, meId) ?? "held";
    case "cancelled":
      if (!cancelledById) return "cancelled";
      return cancelledById === meId ? "youCancelled" : "theyCancelled";
    case "no_show":
      return absentId === meId ? "youMissed" : "theyMissed";
    default:
      return PLAIN[status];
  }
}

/** One of the two has ended it, and what it cost is not settled yet. */
const isClaimed = ({ endedById, settledAt }: Session) => Boolean(endedById && !settledAt);

function claimOf(session: Session, meId: string): StatusKey | null {
  if (!isClaimed(session)) return null;
  return session.endedById === meId ? "theyConfirm" : "youConfirm";
}

function booked(session: Session, meId: string, now: number): StatusKey {
  const claim = claimOf(session, meId);
  if (claim) return claim;
  if (session.proposal) return session.proposal.byId === meId ? "youPropose" : "theyPropose";
  if (now >= endsAt(session)) return "over";
  if (session.status === "in_progress") return "running";
  return isOpenAt(session, now) ? "open" : "agreed";
}

export type Tone = "waiting" | "agreed" | "live" | "done" | "off";

/** The colour of a session's status. */
export function toneOf(session: Session, now: number): Tone {
  const { status, openCase } = session;
  // a missed one too, until it is settled: whoever missed it may still say why
  if (status === "requested" || openCase || isClaimed(session)) return "waiting";
  if (status === "completed") return "done";
  if (isOpenAt(session, now)) return "live";
  return status === "scheduled" || status === "in_progress" ? "agreed" : "off";
}
