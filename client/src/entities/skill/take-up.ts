import "@/lib/i18n/board-texts";
import { useTranslation } from "react-i18next";
import type { SkillInput, SkillKind } from "skillswap-sdk";
import { toast } from "sonner";
import { describeError } from "@/lib/api/describe";
import { topicName } from "@/lib/i18n/topics";
import { useAddSkill, useDeleteSkill } from "./actions";

/** What the server counted with: a teacher who knows enough for most, a learner whom any teacher suits. */
const LEVELS = { offer: "intermediate", learn: "beginner" } as const;

/** "I can teach this" and "I want to learn this" in one tap; says what to fill in, and offers to undo it. */
export function useTakeUp() {
  const { t } = useTranslation();
  const add = useAddSkill();
  const remove = useDeleteSkill();
  const onError = (error: Error) => toast.error(describeError(error));
  const takeUp = (type: SkillKind, name: string, category?: SkillInput["category"]) =>
    add.mutate(
      { type, name, level: LEVELS[type], ...(category ? { category } : {}) },
      {
        onError,
        onSuccess: (skill) =>
          toast.success(t(`board.taken.${type}`, { name: topicName(skill.name) }), {
            description: t(`board.takenHint.${type}`),
            duration: 12_000,
            action: { label: t("common.undo"), onClick: () => remove.mutate(skill, { onError }) },
          }),
      },
    );
  return { takeUp, isBusy: add.isPending };
}
