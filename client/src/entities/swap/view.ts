import type { AgreeingPerson, Swap } from "skillswap-sdk";

export interface Side {
  id: string;
  name: string;
  minutes: number;
}

/** A swap as one of its two people sees it. */
export function sidesOf(
  swap: Swap,
  meId: string,
): { other: AgreeingPerson; iProposed: boolean; iTeach: Side; theyTeach: Side } {
  const { fromUser, toUser, offeredSkill, wantedSkill } = swap;
  if (fromUser.id === meId)
    return { other: toUser, iProposed: true, iTeach: offeredSkill, theyTeach: wantedSkill };
  return { other: fromUser, iProposed: false, iTeach: wantedSkill, theyTeach: offeredSkill };
}
