import { BadgeCheck, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Skill, SkillKind } from "skillswap-sdk";
import { toast } from "sonner";
import { inputOf, useAddSkill, useDeleteSkill } from "@/entities/skill/actions";
import { describeError } from "@/lib/api/describe";
import { topicName } from "@/lib/i18n/topics";
import { Button } from "@/ui/button";
import { HalfMark } from "@/ui/mark";
import { AddSkill } from "./add-skill";
import { EditSkill } from "./edit-skill";

function useDeleteWithUndo() {
  const { t } = useTranslation();
  const remove = useDeleteSkill();
  const add = useAddSkill();
  const onError = (error: Error) => toast.error(describeError(error));
  return (skill: Skill) =>
    remove.mutate(skill, {
      onError,
      onSuccess: () =>
        toast(t("skills.deleted", { name: topicName(skill.name) }), {
          duration: 8_000,
          action: {
            label: t("common.undo"),
            onClick: () => add.mutate(inputOf(skill), { onError }),
          },
        }),
    });
}

function SkillRow({ skill, onDelete }: { skill: Skill; onDelete: (skill: Skill) => void }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const name = topicName(skill.name);
  const details = [
    t(`levels.${skill.level}`),
    t(`categories.${skill.category}`),
    skill.mode && t(`modes.${skill.mode}`),
  ].filter(Boolean);
  return (
    <li className="flex items-start gap-2 rounded-card border border-line bg-surface py-3 pe-2 ps-3 shadow-low">
      <span className="grid h-9 w-6 shrink-0 place-items-center">
        <HalfMark side={skill.type === "offer" ? "left" : "right"} />
      </span>
      <div className="min-w-0 flex-1 py-1">
        <p className="flex items-center gap-1.5 font-semibold break-words">
          {name}
          {skill.isVerified && (
            <BadgeCheck
              role="img"
              aria-label={t("skills.verified")}
              className="size-4 text-accent"
            />
          )}
        </p>
        <p className="text-sm text-ink-faint">{details.join(" · ")}</p>
        {skill.description && (
          <p dir="auto" className="mt-1 text-sm text-ink-soft">
            {skill.description}
          </p>
        )}
      </div>
      <Button
        variant="quiet"
        size="icon"
        aria-label={t("skills.edit", { name })}
        onClick={() => setEditing(true)}
      >
        <Pencil aria-hidden="true" />
      </Button>
      <Button
        variant="quiet"
        size="icon"
        aria-label={t("skills.delete", { name })}
        onClick={() => onDelete(skill)}
      >
        <Trash2 aria-hidden="true" />
      </Button>
      {editing && <EditSkill skill={skill} onDone={() => setEditing(false)} />}
    </li>
  );
}

export function SkillColumn({ type, skills }: { type: SkillKind; skills: Skill[] }) {
  const { t } = useTranslation();
  const onDelete = useDeleteWithUndo();
  const title = t(`skills.${type}`);
  return (
    <section aria-label={title} className="grid content-start gap-3">
      <h2 className="text-xl font-bold">{title}</h2>
      {skills.length === 0 && (
        <p className="text-ink-soft">
          {t(type === "offer" ? "skills.emptyOffer" : "skills.emptyLearn")}
        </p>
      )}
      <ul className="grid gap-2.5">
        {skills.map((skill) => (
          <SkillRow key={skill.id} skill={skill} onDelete={onDelete} />
        ))}
      </ul>
      <AddSkill type={type} />
    </section>
  );
}
