import { zodResolver } from "@hookform/resolvers/zod";
import { Coins } from "lucide-react";
import { useId, useState } from "react";
import { type UseFormRegisterReturn, type UseFormReturn, useForm, useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { PersonRef, Skill } from "skillswap-sdk";
import * as z from "zod/mini";
import { credits } from "@/entities/credits/amounts";
import { applyFormError } from "@/lib/api/form-errors";
import { cn } from "@/lib/cn";
import { useStoredDraft } from "@/lib/drafts";
import i18n from "@/lib/i18n";
import { topicName } from "@/lib/i18n/topics";
import { duration } from "@/lib/time/lengths";
import { useKeepForm } from "@/lib/use-keep-form";
import { Button } from "@/ui/button";
import { DraftNote } from "@/ui/draft-note";
import { SelectField, TextArea } from "@/ui/field";
import { FormFoot } from "@/ui/form-foot";
import { Notice } from "@/ui/notice";
import { type Conflict, ConflictNotice, conflictOf } from "./conflict";

export const MESSAGE_LENGTH = 1000;
const LENGTHS = [15, 30, 45, 60, 75, 90, 120, 150, 180, 210, 240];

const skillId = z
  .string({ error: () => i18n.t("swaps.chooseSkill") })
  .check(z.minLength(1, { error: () => i18n.t("swaps.chooseSkill") }));
const swapSchema = z.object({
  offeredSkillId: skillId,
  wantedSkillId: skillId,
  offeredMinutes: z.number(),
  wantedMinutes: z.number(),
  message: z.string(),
});
export type SwapValues = z.infer<typeof swapSchema>;
type Form = UseFormReturn<SwapValues>;

function Choices({
  legend,
  skills,
  taught,
  field,
  error,
}: {
  legend: string;
  skills: Skill[];
  taught: boolean;
  field: UseFormRegisterReturn;
  error: string | undefined;
}) {
  const { t } = useTranslation();
  const errorId = useId();
  return (
    <fieldset className="min-w-0" {...(error ? { "aria-describedby": errorId } : {})}>
      <legend className="mb-1.5 text-sm font-semibold">{legend}</legend>
      <div className="grid max-h-52 content-start gap-1.5 overflow-y-auto">
        {skills.map((skill) => (
          <label
            key={skill.id}
            className={cn(
              "flex min-h-11 cursor-pointer items-center gap-3 rounded-control border border-line-strong/60 px-3 py-1.5",
              taught
                ? "has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent-ink"
                : "has-checked:border-second has-checked:bg-second-soft has-checked:text-second-ink",
            )}
          >
            <input
              type="radio"
              value={skill.id}
              {...field}
              className="size-4 shrink-0 accent-accent"
            />
            <span className="min-w-0">
              <span className="font-semibold [overflow-wrap:anywhere]">
                {topicName(skill.name)}
              </span>{" "}
              <span className="ms-1 text-sm whitespace-nowrap">{t(`levels.${skill.level}`)}</span>
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p id={errorId} role="alert" className="mt-1.5 text-sm font-medium text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}

function Minutes({ form, name }: { form: Form; name: "offeredMinutes" | "wantedMinutes" }) {
  const { t } = useTranslation();
  const start = form.formState.defaultValues?.[name] ?? 60;
  const lengths = LENGTHS.includes(start) ? LENGTHS : [...LENGTHS, start].sort((a, b) => a - b);
  return (
    <SelectField
      label={t(name === "offeredMinutes" ? "swaps.minutesTaught" : "swaps.minutesLearned")}
      error={form.formState.errors[name]?.message}
      {...form.register(name, { valueAsNumber: true })}
    >
      {lengths.map((minutes) => (
        <option key={minutes} value={minutes}>
          {duration(minutes)}
        </option>
      ))}
    </SelectField>
  );
}

function UnequalNote({ form, name }: { form: Form; name: string }) {
  const { t } = useTranslation();
  const [taught, learned] = useWatch({
    control: form.control,
    name: ["offeredMinutes", "wantedMinutes"],
  });
  if (taught === learned) return null;
  const time = duration(Math.abs(taught - learned), "after");
  return (
    <Notice tone="warm">
      {t(taught > learned ? "swaps.unequalGive" : "swaps.unequalGet", { time, name })}
    </Notice>
  );
}

/** What the lessons earn me and cost me. */
function CreditsNote({ form }: { form: Form }) {
  const { t } = useTranslation();
  const [taught, learned] = useWatch({
    control: form.control,
    name: ["offeredMinutes", "wantedMinutes"],
  });
  return (
    <p className="flex items-start gap-2 text-sm text-ink-soft">
      <Coins className="mt-0.5 size-4 shrink-0 text-second-ink" aria-hidden="true" />
      {t(taught === learned ? "swaps.creditsEven" : "swaps.creditsUneven", {
        earned: credits(taught),
        spent: credits(learned),
      })}
    </p>
  );
}

/** The fields of a proposal: two skills, two lengths, a message. `draft` is the key of the kept draft. */
export function SwapForm({
  person,
  offers,
  wants,
  draft: name,
  start,
  onSend,
  onCancel,
}: {
  person: PersonRef;
  offers: Skill[];
  wants: Skill[];
  draft: string;
  start: SwapValues;
  onSend: (values: SwapValues) => Promise<void>;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const draft = useStoredDraft(name, start);
  const form = useForm<SwapValues>({
    resolver: zodResolver(swapSchema),
    defaultValues: { ...start, ...draft.kept },
  });
  useKeepForm(form, draft.keep);
  const { errors, isSubmitting } = form.formState;
  const message = useWatch({ control: form.control, name: "message" });
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const submit = form.handleSubmit(async (values) => {
    setConflict(null);
    try {
      await onSend(values);
      draft.forget();
    } catch (error) {
      const skillIds = [values.offeredSkillId, values.wantedSkillId];
      const found = await conflictOf(error, person.id, skillIds);
      if (found) setConflict(found);
      else applyFormError(form, error);
    }
  });
  return (
    <form
      noValidate
      className="grid grid-cols-[minmax(0,1fr)] gap-5"
      onSubmit={(event) => {
        event.stopPropagation();
        void submit(event);
      }}
    >
      {draft.isKept && (
        <DraftNote
          onStartOver={() => {
            form.reset(start);
            draft.forget();
          }}
        />
      )}
      {conflict && <ConflictNotice conflict={conflict} />}
      <div className="grid gap-5 sm:grid-cols-2">
        <div className="grid content-start gap-3">
          <Choices
            legend={t("swaps.skillTaught")}
            skills={offers}
            taught
            field={form.register("offeredSkillId")}
            error={errors.offeredSkillId?.message}
          />
          <Minutes form={form} name="offeredMinutes" />
        </div>
        <div className="grid content-start gap-3">
          <Choices
            legend={t("swaps.skillLearned")}
            skills={wants}
            taught={false}
            field={form.register("wantedSkillId")}
            error={errors.wantedSkillId?.message}
          />
          <Minutes form={form} name="wantedMinutes" />
        </div>
      </div>
      <UnequalNote form={form} name={person.name} />
      <TextArea
        label={t("swaps.message")}
        hint={t("swaps.left", { count: MESSAGE_LENGTH - message.length })}
        error={errors.message?.message}
        maxLength={MESSAGE_LENGTH}
        {...form.register("message")}
      />
      <FormFoot
        button={
          <div className="flex flex-wrap justify-end gap-2">
            <Button variant="quiet" onClick={onCancel}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" busy={isSubmitting}>
              {t("swaps.send")}
            </Button>
          </div>
        }
      >
        <CreditsNote form={form} />
        {errors.root?.message && <Notice tone="error">{errors.root.message}</Notice>}
      </FormFoot>
    </form>
  );
}
