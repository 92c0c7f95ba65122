import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import type { Skill, SkillColumns, SkillInput } from "skillswap-sdk";
import { mySkillsQuery } from "@/entities/skill/queries";
import { api, unwrap } from "@/lib/api/client";

const { queryKey } = mySkillsQuery;

function change(cache: QueryClient, edit: (columns: SkillColumns) => SkillColumns): void {
  cache.setQueryData(queryKey, (columns) => columns && edit(columns));
}

function refresh(cache: QueryClient): void {
  void cache.invalidateQueries({ queryKey });
  void cache.invalidateQueries({ queryKey: ["matches"] });
}

const without = (columns: SkillColumns, id: string): SkillColumns => ({
  offer: columns.offer.filter((skill) => skill.id !== id),
  learn: columns.learn.filter((skill) => skill.id !== id),
});

export function useAddSkill() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SkillInput) => unwrap(api.POST("/api/skills", { body })),
    onSuccess: (skill) => {
      change(cache, (columns) => {
        const rest = without(columns, skill.id);
        return { ...rest, [skill.type]: [...rest[skill.type], skill] };
      });
      refresh(cache);
    },
    onError: () => refresh(cache), // it may be there all the same: only the answer was lost
  });
}

export function useEditSkill(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Partial<SkillInput>) =>
      unwrap(api.PATCH("/api/skills/{skill_id}", { params: { path: { skill_id: id } }, body })),
    onSuccess: (saved) => {
      const swap = (skills: Skill[]) => skills.map((skill) => (skill.id === id ? saved : skill));
      change(cache, ({ offer, learn }) => ({ offer: swap(offer), learn: swap(learn) }));
      refresh(cache);
    },
    onError: () => refresh(cache),
  });
}

/** Removes the skill from the list at once, and restores it when the server refuses. */
export function useDeleteSkill() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: Skill) =>
      unwrap(api.DELETE("/api/skills/{skill_id}", { params: { path: { skill_id: id } } })),
    onMutate: ({ id }) => {
      const before = cache.getQueryData(queryKey);
      change(cache, (columns) => without(columns, id));
      return { before };
    },
    onError: (_error, _skill, context) => cache.setQueryData(queryKey, context?.before),
    onSettled: () => refresh(cache),
  });
}

/** The input that makes a deleted skill again. */
export function inputOf(skill: Skill): SkillInput {
  const { name, category, level, type, description, priority, mode } = skill;
  return { name, category, level, type, description, priority, mode };
}
