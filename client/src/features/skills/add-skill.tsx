import { zodResolver } from "@hookform/resolvers/zod";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { SkillKind } from "skillswap-sdk";
import { toast } from "sonner";
import { useAddSkill } from "@/entities/skill/actions";
import { applyFormError } from "@/lib/api/form-errors";
import { useStoredDraft } from "@/lib/drafts";
import { topicName } from "@/lib/i18n/topics";
import { useKeepForm } from "@/lib/use-keep-form";
import { Button } from "@/ui/button";
import { DraftNote } from "@/ui/draft-note";
import { Notice } from "@/ui/notice";
import {
  emptySkill,
  SkillBasics,
  SkillDetails,
  type SkillValues,
  skillSchema,
  toInput,
} from "./skill-form";

/** The form below a column of skills; it stays open so that several can be added. */
export function AddSkill({ type }: { type: SkillKind }) {
  const { t } = useTranslation();
  const add = useAddSkill();
  const draft = useStoredDraft<SkillValues>(`skill.${type}`, emptySkill);
  const [detailed, setDetailed] = useState(Boolean(draft.kept?.description));
  const form = useForm<SkillValues>({
    resolver: zodResolver(skillSchema),
    defaultValues: { ...emptySkill, ...draft.kept },
  });
  useKeepForm(form, draft.keep);
  const rootError = form.formState.errors.root?.message;
  const submit = form.handleSubmit((values) =>
    add
      .mutateAsync(toInput(values, type))
      .then(({ name }) => {
        toast.success(t("skills.added", { name: topicName(name) }));
        form.reset(emptySkill);
        draft.forget();
        form.setFocus("name");
      })
      .catch((error) => applyFormError(form, error)),
  );
  const title = t(type === "offer" ? "skills.addOffer" : "skills.addLearn");
  return (
    <form
      noValidate
      onSubmit={submit}
      aria-label={title}
      className="grid gap-3 rounded-card border border-dashed border-line-strong/70 p-4"
    >
      <h3 className="text-base font-bold">{title}</h3>
      {draft.isKept && (
        <DraftNote
          onStartOver={() => {
            form.reset(emptySkill);
            draft.forget();
          }}
        />
      )}
      {rootError && <Notice tone="error">{rootError}</Notice>}
      <SkillBasics form={form} type={type} />
      {detailed && <SkillDetails form={form} type={type} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" busy={form.formState.isSubmitting}>
          <Plus aria-hidden="true" />
          {t("skills.add")}
        </Button>
        {!detailed && (
          <Button variant="quiet" size="sm" onClick={() => setDetailed(true)}>
            {t("skills.details")}
          </Button>
        )}
      </div>
    </form>
  );
}
