import { Controller, type UseFormReturn } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { SkillInput, SkillKind } from "skillswap-sdk";
import * as z from "zod/mini";
import { MODES } from "@/entities/person/vocabulary";
import { CategoryOptions } from "@/entities/skill/category-options";
import { TopicCombobox } from "@/entities/skill/topic-combobox";
import { CATEGORIES, LEVELS } from "@/entities/skill/vocabulary";
import { said } from "@/lib/i18n/said";
import { topicName } from "@/lib/i18n/topics";
import { SelectField, TextArea } from "@/ui/field";

const PRIORITIES = ["5", "4", "3", "2", "1"] as const;

export const skillSchema = z.object({
  name: z.string().check(z.trim(), z.minLength(1, said("skills.needName"))),
  category: z.enum(CATEGORIES),
  level: z.enum(LEVELS),
  mode: z.enum(["", ...MODES]),
  priority: z.enum(PRIORITIES),
  description: z.string(),
});
export type SkillValues = z.infer<typeof skillSchema>;

export const emptySkill: SkillValues = {
  name: "",
  category: "other",
  level: "beginner",
  mode: "",
  priority: "3",
  description: "",
};

export function toInput(values: SkillValues, type: SkillKind): SkillInput {
  return {
    ...values,
    type,
    mode: values.mode === "" ? null : values.mode,
    priority: Number(values.priority),
  };
}

type Form = UseFormReturn<SkillValues>;

/** The required fields of a skill. */
export function SkillBasics({ form, type }: { form: Form; type: SkillKind }) {
  const { t } = useTranslation();
  const { errors } = form.formState;
  return (
    <>
      <Controller
        control={form.control}
        name="name"
        render={({ field }) => (
          <TopicCombobox
            label={t("skills.name")}
            error={errors.name?.message}
            value={field.value}
            inputRef={field.ref}
            onChange={field.onChange}
            onPick={(topic) => {
              field.onChange(topicName(topic.name));
              form.setValue("category", topic.category);
            }}
          />
        )}
      />
      <div className="grid grid-cols-2 gap-3">
        <SelectField
          label={t("skills.category")}
          error={errors.category?.message}
          {...form.register("category")}
        >
          <CategoryOptions />
        </SelectField>
        <SelectField
          label={t(type === "offer" ? "skills.levelOffer" : "skills.levelLearn")}
          error={errors.level?.message}
          {...form.register("level")}
        >
          {LEVELS.map((level) => (
            <option key={level} value={level}>
              {t(`levels.${level}`)}
            </option>
          ))}
        </SelectField>
      </div>
    </>
  );
}

/** The optional fields of a skill. */
export function SkillDetails({ form, type }: { form: Form; type: SkillKind }) {
  const { t } = useTranslation();
  const { errors } = form.formState;
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <SelectField
          label={t("skills.mode")}
          error={errors.mode?.message}
          {...form.register("mode")}
        >
          <option value="">{t("skills.modeAny")}</option>
          {MODES.map((mode) => (
            <option key={mode} value={mode}>
              {t(`modes.${mode}`)}
            </option>
          ))}
        </SelectField>
        {type === "learn" && (
          <SelectField
            label={t("skills.priority")}
            error={errors.priority?.message}
            {...form.register("priority")}
          >
            {PRIORITIES.map((priority) => (
              <option key={priority} value={priority}>
                {t(`skills.priorities.${priority}`)}
              </option>
            ))}
          </SelectField>
        )}
      </div>
      <TextArea
        label={t("skills.description")}
        hint={t("skills.descriptionHint")}
        error={errors.description?.message}
        {...form.register("description")}
      />
    </>
  );
}
