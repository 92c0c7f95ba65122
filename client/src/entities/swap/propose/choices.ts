import type { Skill } from "skillswap-sdk";

/** The id of the first skill that the other side wants, else of the first skill. */
export function bestFit(skills: Skill[], wishes: Skill[]): string {
  const wanted = new Set(wishes.map(({ topicId }) => topicId));
  return (skills.find(({ topicId }) => wanted.has(topicId)) ?? skills[0])?.id ?? "";
}

/** `id` if it is still among the skills, else `bestFit`. */
export function keptOrFitting(id: string, skills: Skill[], wishes: Skill[]): string {
  return skills.some((skill) => skill.id === id) ? id : bestFit(skills, wishes);
}
