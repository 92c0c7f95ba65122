import type { Session } from "skillswap-sdk";

export type StepKind =
  | "requested"
  | "agreed"
  | "agreedBoth"
  | "proposed"
  | "joined"
  | "ended"
  | "claimed"
  | "absent"
  | "excused"
  | "dispute"
  | "appeal"
  | "cancelled"
  | "declined"
  | "expired"
  | "abandoned"
  | "settled"
  | "settledHalf"
  | "settledNothing"
  | "reviewed";

/** A step that one of the two took; the others happen by themselves. */
export type ActionKind = Exclude<
  StepKind,
  "agreedBoth" | "expired" | "abandoned" | "settled" | "settledHalf" | "settledNothing"
>;

/** One step of the timeline: what happened, by whom, when if known, and their statement. */
export interface Step {
  what: StepKind;
  byId?: string;
  at?: string;
  minutes?: number;
  statement?: string;
}

const AGREED = new Set<Session["status"]>([
  "scheduled",
  "in_progress",
  "completed",
  "no_show",
  "abandoned",
]);

/** Who accepted; older sessions do not record it. */
function agreement({ acceptedById, acceptedAt }: Session): Step {
  const at = acceptedAt ? { at: acceptedAt } : {};
  return acceptedById
    ? { what: "agreed", byId: acceptedById, ...at }
    : { what: "agreedBoth", ...at };
}

function arrivals({ seats }: Session): Step[] {
  return seats
    .flatMap(({ userId, joinedAt }) =>
      joinedAt ? [{ what: "joined" as const, byId: userId, at: joinedAt }] : [],
    )
    .sort((one, two) => Date.parse(one.at) - Date.parse(two.at));
}

function ending(session: Session): Step[] {
  const { endedById, endedAt, claimedMinutes, durationMinutes, absentId } = session;
  if (!endedById || !endedAt || absentId) return [];
  const isClaim = claimedMinutes !== null && claimedMinutes !== durationMinutes;
  return [
    { what: "ended", byId: endedById, at: endedAt },
    ...(isClaim ? [{ what: "claimed" as const, byId: endedById, minutes: claimedMinutes }] : []),
  ];
}

function absence({ absentId, absenceAnswer }: Session): Step[] {
  if (!absentId) return [];
  return [
    { what: "absent", byId: absentId },
    ...(absenceAnswer
      ? [{ what: "excused" as const, byId: absentId, statement: absenceAnswer }]
      : []),
  ];
}

function closing(session: Session): Step[] {
  const { status, cancelledById, cancelReason, absentId } = session;
  const by = cancelledById ? { byId: cancelledById } : {};
  const statement = cancelReason ? { statement: cancelReason } : {};
  if (status === "cancelled" || status === "declined")
    return [{ what: status, ...by, ...statement }];
  if (status === "expired") return [{ what: "expired" }];
  return status === "abandoned" && !absentId ? [{ what: "abandoned" }] : [];
}

/** The settlement; sessions cancelled early, declined or never answered have none. */
function settling({ status, settledAt, actualMinutes, wasLate }: Session): Step[] {
  if (!settledAt) return [];
  if (status === "completed")
    return [{ what: "settled", at: settledAt, minutes: actualMinutes ?? 0 }];
  if (status === "no_show" || wasLate) return [{ what: "settledHalf", at: settledAt }];
  return status === "abandoned" ? [{ what: "settledNothing", at: settledAt }] : [];
}

function reviews({ myReview, theirReview }: Session): Step[] {
  return [myReview, theirReview]
    .flatMap((review) =>
      review ? [{ what: "reviewed" as const, byId: review.author.id, at: review.createdAt }] : [],
    )
    .sort((one, two) => Date.parse(one.at) - Date.parse(two.at));
}

/** The steps of a session in the order of its life cycle. */
export function timelineOf(session: Session): Step[] {
  const { student, createdAt, status, proposal, openCase } = session;
  return [
    { what: "requested", byId: student.id, at: createdAt },
    ...(AGREED.has(status) ? [agreement(session)] : []),
    ...(proposal ? [{ what: "proposed" as const, byId: proposal.byId }] : []),
    ...arrivals(session),
    ...ending(session),
    ...absence(session),
    ...(openCase
      ? [
          {
            what: openCase.kind,
            byId: openCase.byId,
            at: openCase.createdAt,
            statement: openCase.text,
          },
        ]
      : []),
    ...closing(session),
    ...settling(session),
    ...reviews(session),
  ];
}
