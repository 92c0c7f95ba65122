import type { Me, SkillColumns } from "skillswap-sdk";

export type StepName = "offer" | "learn" | "availability" | "picture" | "bio" | "languages";
export interface Step {
  name: StepName;
  done: boolean;
  to: string;
}

/** The steps to a complete profile, the most useful first. */
export function profileSteps(me: Me, skills: SkillColumns): Step[] {
  return [
    { name: "offer", done: skills.offer.length > 0, to: "/skills" },
    { name: "learn", done: skills.learn.length > 0, to: "/skills" },
    { name: "availability", done: me.availability.length > 0, to: "/profile#availability" },
    { name: "bio", done: me.bio.trim() !== "", to: "/profile" },
    { name: "languages", done: me.languages.length > 0, to: "/profile" },
    { name: "picture", done: me.avatarUrl !== "", to: "/profile" },
  ];
}
