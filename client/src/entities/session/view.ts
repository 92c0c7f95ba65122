import type { Session } from "skillswap-sdk";

/** A session as one of the two sees it. */
export interface View {
  session: Session;
  me: Session["teacher"];
  other: Session["teacher"];
  iTeach: boolean;
  iJoined: boolean;
  theyJoined: boolean;
}

export function viewOf(session: Session, myId: string): View {
  const iTeach = session.teacher.id === myId;
  const [me, other] = iTeach
    ? [session.teacher, session.student]
    : [session.student, session.teacher];
  const joined = (id: string) =>
    session.seats.some(({ userId, joinedAt }) => userId === id && joinedAt !== null);
  return {
    session,
    me,
    other,
    iTeach,
    iJoined: joined(me.id),
    theyJoined: joined(other.id),
  };
}

export function can(session: Session, action: Session["actions"][number]): boolean {
  return session.actions.includes(action);
}
