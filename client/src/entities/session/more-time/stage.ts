import { can, type View } from "../view";

export type Stage = "open" | "mine" | "theirs";

/** Where the two are with going on: nobody has asked, I have, or they have; null when it is not possible. */
export function stageOf({ session, me }: View): Stage | null {
  if (session.extension) return session.extension.byId === me.id ? "mine" : "theirs";
  return can(session, "extend") ? "open" : null;
}

const REASONS = {
  too_long: "sessionPage.more.tooLong",
  time_taken: "sessionPage.more.timeTaken",
  insufficient_credits: "sessionPage.more.tooFew",
} as const;

export type Reason = (typeof REASONS)[keyof typeof REASONS] | "sessionPage.more.tooFewTheirs";

/** Why a length is not possible, from the server's code; null when it is. */
export function reasonOf(refusal: string | null, { iTeach }: Pick<View, "iTeach">): Reason | null {
  if (refusal === null) return null;
  if (refusal === "insufficient_credits" && iTeach) return "sessionPage.more.tooFewTheirs";
  return REASONS[refusal as keyof typeof REASONS] ?? REASONS.time_taken;
}
