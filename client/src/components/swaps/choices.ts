import type { Skill } from "@/lib/api/types";

/** The first skill that the other side has a wish for, else the first of all. */
export function bestFit(skills: Skill[], wishes: Skill[]): string {
  const wanted = new Set(wishes.map(({ topicId }) => topicId));
  return (skills.find(({ topicId }) => wanted.has(topicId)) ?? skills[0])?.id ?? "";
}

/** `id` if it is still among the skills, else what fits best. */
export function keptOrFitting(id: string, skills: Skill[], wishes: Skill[]): string {
  return skills.some((skill) => skill.id === id) ? id : bestFit(skills, wishes);
}
