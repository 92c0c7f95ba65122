import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { Skill } from "skillswap-sdk";
import { toast } from "sonner";
import { useEditSkill } from "@/entities/skill/actions";
import { applyFormError } from "@/lib/api/form-errors";
import { useStoredDraft } from "@/lib/drafts";
import { topicName } from "@/lib/i18n/topics";
import { useKeepForm } from "@/lib/use-keep-form";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { DraftNote } from "@/ui/draft-note";
import { Notice } from "@/ui/notice";
import { SkillBasics, SkillDetails, type SkillValues, skillSchema, toInput } from "./skill-form";

function EditForm({ skill, onDone }: { skill: Skill; onDone: () => void }) {
  const { t } = useTranslation();
  const edit = useEditSkill(skill.id);
  const start: SkillValues = {
    name: topicName(skill.name),
    category: skill.category,
    level: skill.level,
    mode: skill.mode ?? "",
    priority: String(skill.priority) as SkillValues["priority"],
    description: skill.description,
  };
  const draft = useStoredDraft<SkillValues>(`skill.${skill.id}`, start);
  const form = useForm<SkillValues>({
    resolver: zodResolver(skillSchema),
    defaultValues: { ...start, ...draft.kept },
  });
  useKeepForm(form, draft.keep);
  const rootError = form.formState.errors.root?.message;
  const submit = form.handleSubmit((values) =>
    edit
      .mutateAsync(
        toInput(
          { ...values, name: values.name === start.name ? skill.name : values.name },
          skill.type,
        ),
      )
      .then(({ name }) => {
        toast.success(t("skills.saved", { name: topicName(name) }));
        draft.forget();
        onDone();
      })
      .catch((error) => applyFormError(form, error)),
  );
  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      {draft.isKept && (
        <DraftNote
          onStartOver={() => {
            form.reset(start);
            draft.forget();
          }}
        />
      )}
      {rootError && <Notice tone="error">{rootError}</Notice>}
      <SkillBasics form={form} type={skill.type} />
      <SkillDetails form={form} type={skill.type} />
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onDone}>
          {t("common.cancel")}
        </Button>
        <Button type="submit" busy={form.formState.isSubmitting}>
          {t("skills.save")}
        </Button>
      </div>
    </form>
  );
}

export function EditSkill({ skill, onDone }: { skill: Skill; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onDone()}
      title={t("skills.editTitle", { name: topicName(skill.name) })}
    >
      <EditForm skill={skill} onDone={onDone} />
    </Dialog>
  );
}
