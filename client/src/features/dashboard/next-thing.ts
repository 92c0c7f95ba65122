import type { Me, Session, Suggestion, Swap } from "skillswap-sdk";
import { isOpenAt, sideOf, waitsForMe } from "@/entities/session/status";

/** What the dashboard leads with, and the page where it is done. */
export interface NextThing {
  what: "join" | "confirm" | "answer" | "ring" | "firstRun" | "review" | "message" | "match";
  name: string;
  to: string;
}

interface Known {
  me: Pick<Me, "id" | "firstRun" | "role">;
  sessions: readonly Session[];
  proposals: readonly Swap[];
  /** How many rings wait for my answer. */
  ringsWaiting: number;
  unreadMessages: number;
  matches: readonly Suggestion[];
  /** Whether I teach or want anything yet. */
  hasSkills: boolean;
  /** Milliseconds since 1970. */
  now: number;
}

/** The one thing to do now: what others wait for first, the most pressing before the rest. Null when nothing is. */
export function nextThing(known: Known): NextThing | null {
  return (
    joining(known) ??
    waiting(known, "confirm") ??
    waiting(known, "answer") ??
    proposed(known) ??
    asked(known) ??
    firstRun(known) ??
    waiting(known, "review") ??
    unread(known) ??
    matching(known) ??
    nothingYet(known)
  );
}

function joining({ sessions, me, now }: Known): NextThing | null {
  const session = sessions.find((each) => isOpenAt(each, now));
  return session ? about("join", session, me.id) : null;
}

function waiting({ sessions, me }: Known, what: "confirm" | "answer" | "review"): NextThing | null {
  const session = sessions.find((each) => waitsForMe(each) === what);
  return session ? about(what, session, me.id) : null;
}

function about(what: NextThing["what"], session: Session, meId: string): NextThing {
  return { what, name: sideOf(session, meId).other.name, to: `/sessions/${session.id}` };
}

function proposed({ proposals: [swap] }: Known): NextThing | null {
  return swap ? { what: "answer", name: swap.fromUser.name, to: `/swaps/${swap.id}` } : null;
}

function asked({ ringsWaiting }: Known): NextThing | null {
  return ringsWaiting > 0 ? { what: "ring", name: "", to: "/rings" } : null;
}

const FIRST_RUN = { what: "firstRun", name: "", to: "/welcome" } as const;

function firstRun({ me }: Known): NextThing | null {
  return me.firstRun === "open" && me.role === "member" ? FIRST_RUN : null;
}

/** Whoever skipped all of it and says nothing about themselves can still begin there. */
function nothingYet({ me, hasSkills }: Known): NextThing | null {
  return hasSkills || me.role !== "member" ? null : FIRST_RUN;
}

function unread({ unreadMessages }: Known): NextThing | null {
  return unreadMessages > 0 ? { what: "message", name: "", to: "/messages" } : null;
}

function matching({ matches: [match] }: Known): NextThing | null {
  return match ? { what: "match", name: match.user.name, to: `/people/${match.user.id}` } : null;
}
