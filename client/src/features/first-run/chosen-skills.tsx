import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Level, Skill, SkillKind } from "skillswap-sdk";
import { toast } from "sonner";
import { useDeleteSkill, useEditSkill } from "@/entities/skill/actions";
import { describeError } from "@/lib/api/describe";
import { topicName } from "@/lib/i18n/topics";
import { Button } from "@/ui/button";
import { Chip } from "@/ui/chip";

/** Nobody who teaches is asked whether they are a beginner. */
export const LEVELS_OF: Record<SkillKind, readonly Level[]> = {
  offer: ["intermediate", "expert"],
  learn: ["beginner", "intermediate", "expert"],
};

function Chosen({ skill }: { skill: Skill }) {
  const { t } = useTranslation();
  const edit = useEditSkill(skill.id);
  const remove = useDeleteSkill();
  const { type } = skill;
  const name = topicName(skill.name);
  const level = edit.isPending ? (edit.variables.level ?? skill.level) : skill.level;
  const onError = (error: unknown) => toast.error(describeError(error));
  return (
    <li className="grid gap-3 rounded-card border border-line bg-surface p-4 shadow-low">
      <div className="flex items-center justify-between gap-3">
        <h3 className="min-w-0 text-lg font-bold break-words" dir="auto">
          {name}
        </h3>
        <Button
          variant="quiet"
          size="icon"
          className="-m-2"
          aria-label={t("firstRun.remove", { name })}
          onClick={() => remove.mutate(skill, { onError })}
        >
          <X aria-hidden="true" />
        </Button>
      </div>
      <fieldset className="flex flex-wrap gap-2">
        <legend className="mb-2 text-sm text-ink-soft">{t(`firstRun.levelTitle.${type}`)}</legend>
        {LEVELS_OF[type].map((each) => (
          <Chip
            key={each}
            name={`level-${skill.id}`}
            checked={each === level}
            onChoose={() => edit.mutate({ level: each }, { onError })}
          >
            {t(`firstRun.levels.${type}.${each}`)}
          </Chip>
        ))}
      </fieldset>
    </li>
  );
}

/** The skills that were picked, each with how well one knows it. */
export function ChosenSkills({ skills }: { skills: Skill[] }) {
  if (skills.length === 0) return null;
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      {skills.map((skill) => (
        <Chosen key={skill.topicId} skill={skill} />
      ))}
    </ul>
  );
}
