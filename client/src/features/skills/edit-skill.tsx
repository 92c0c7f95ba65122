import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { applyFormError } from "@/lib/api/form-errors";
import type { Skill } from "@/lib/api/types";
import { inputOf, useEditSkill } from "./queries";
import { SkillBasics, SkillDetails, type SkillValues, skillSchema, toInput } from "./skill-form";

function EditForm({ skill, onDone }: { skill: Skill; onDone: () => void }) {
  const { t } = useTranslation();
  const edit = useEditSkill(skill.id);
  const { description = "", priority, mode, ...rest } = inputOf(skill);
  const form = useForm<SkillValues>({
    resolver: zodResolver(skillSchema),
    defaultValues: {
      ...rest,
      description,
      mode: mode ?? "",
      priority: String(priority) as SkillValues["priority"],
    },
  });
  const rootError = form.formState.errors.root?.message;
  const submit = form.handleSubmit((values) =>
    edit
      .mutateAsync(toInput(values, skill.type))
      .then(({ name }) => {
        toast.success(t("skills.saved", { name }));
        onDone();
      })
      .catch((error) => applyFormError(form, error)),
  );
  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      {rootError && <Notice tone="error">{rootError}</Notice>}
      <SkillBasics form={form} type={skill.type} />
      <SkillDetails form={form} type={skill.type} />
      <div className="flex justify-end gap-2">
        <Button look="quiet" onClick={onDone}>
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
      title={t("skills.editTitle", { name: skill.name })}
    >
      <EditForm skill={skill} onDone={onDone} />
    </Dialog>
  );
}
