import type { Me, SkillColumns } from "skillswap-sdk";

/** What a newcomer says, in this order. */
export const STEPS = ["teach", "learn", "free"] as const;
export type Step = (typeof STEPS)[number];

/** The page after the steps: who fits. */
export const END = "fit";
export type Place = Step | typeof END;

export const isPlace = (name: string | undefined): name is Place =>
  name === END || STEPS.some((step) => step === name);

/** The first step with nothing in it yet: where somebody who left goes on. */
export function openStep(me: Pick<Me, "availability">, skills: SkillColumns): Place {
  if (skills.offer.length === 0) return "teach";
  if (skills.learn.length === 0) return "learn";
  return me.availability.length === 0 ? "free" : END;
}

/** What comes after a step. */
export function nextOf(step: Step): Place {
  return STEPS[STEPS.indexOf(step) + 1] ?? END;
}

/** What came before; null for the first. */
export function before(place: Place): Step | null {
  const index = place === END ? STEPS.length : STEPS.indexOf(place);
  return STEPS[index - 1] ?? null;
}
