import { useMemo } from "react";
import { Controller, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { Me } from "skillswap-sdk";
import { toast } from "sonner";
import { COUNTRIES, MODES } from "@/entities/person/vocabulary";
import { applyFormError } from "@/lib/api/form-errors";
import { useMe } from "@/lib/auth/me";
import { countryName, sortedByName } from "@/lib/i18n/names";
import { timezones } from "@/lib/time/zones";
import { useUnsaved } from "@/lib/unsaved";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { SelectField, TextArea, TextField } from "@/ui/field";
import { Notice } from "@/ui/notice";
import { changesOf } from "./changes";
import { LanguagePicker } from "./language-picker";
import { useUpdateProfile } from "./queries";

const FIELDS = [
  "name",
  "username",
  "bio",
  "location",
  "country",
  "timezone",
  "languages",
  "learningStyle",
  "visibility",
  "availabilityNote",
] as const;
type ProfileValues = Pick<Me, (typeof FIELDS)[number]>;

function valuesOf(me: Me): ProfileValues {
  return Object.fromEntries(FIELDS.map((field) => [field, me[field]])) as ProfileValues;
}

export function ProfileForm() {
  const { t } = useTranslation();
  const me = useMe();
  const update = useUpdateProfile();
  const form = useForm<ProfileValues>({ defaultValues: valuesOf(me) });
  const { errors, isSubmitting, isDirty, defaultValues } = form.formState;
  useUnsaved(isDirty);
  const countries = useMemo(() => sortedByName(COUNTRIES, countryName), []);
  const zones = useMemo(() => [...new Set([me.timezone, ...timezones()])].sort(), [me.timezone]);

  const submit = form.handleSubmit((values) =>
    update
      .mutateAsync(changesOf(values, defaultValues as ProfileValues))
      .then((saved) => {
        form.reset(valuesOf(saved));
        toast.success(t("profile.saved"));
      })
      .catch((error) => applyFormError(form, error)),
  );

  return (
    <Card>
      <form
        noValidate
        onSubmit={submit}
        aria-label={t("profile.basics")}
        className="grid gap-5 sm:grid-cols-2"
      >
        <h2 className="text-xl font-bold sm:col-span-2">{t("profile.basics")}</h2>
        {errors.root?.message && (
          <Notice tone="error" className="sm:col-span-2">
            {errors.root.message}
          </Notice>
        )}
        <TextField
          label={t("profile.name")}
          autoComplete="name"
          error={errors.name?.message}
          {...form.register("name")}
        />
        <TextField
          label={t("profile.username")}
          autoComplete="username"
          autoCapitalize="none"
          error={errors.username?.message}
          {...form.register("username")}
        />
        <TextArea
          label={t("profile.bio")}
          hint={t("profile.bioHint")}
          fieldClassName="sm:col-span-2"
          rows={4}
          error={errors.bio?.message}
          {...form.register("bio")}
        />
        <TextField
          label={t("profile.location")}
          error={errors.location?.message}
          {...form.register("location")}
        />
        <SelectField
          label={t("profile.country")}
          error={errors.country?.message}
          {...form.register("country")}
        >
          <option value="">{t("profile.countryNone")}</option>
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t("profile.timezone")}
          error={errors.timezone?.message}
          {...form.register("timezone")}
        >
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll("_", " ")}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t("profile.learningStyle")}
          error={errors.learningStyle?.message}
          {...form.register("learningStyle")}
        >
          {MODES.map((mode) => (
            <option key={mode} value={mode}>
              {t(`modes.${mode}`)}
            </option>
          ))}
        </SelectField>
        <Controller
          control={form.control}
          name="languages"
          render={({ field }) => (
            <LanguagePicker
              value={field.value}
              onChange={field.onChange}
              error={errors.languages?.message}
            />
          )}
        />
        <SelectField
          label={t("profile.visibility")}
          error={errors.visibility?.message}
          {...form.register("visibility")}
        >
          <option value="public">{t("profile.public")}</option>
          <option value="private">{t("profile.private")}</option>
        </SelectField>
        <TextArea
          label={t("profile.availabilityNote")}
          hint={t("profile.availabilityNoteHint")}
          fieldClassName="sm:col-span-2"
          className="field-sizing-content"
          error={errors.availabilityNote?.message}
          {...form.register("availabilityNote")}
        />
        <div className="sm:col-span-2">
          <Button type="submit" busy={isSubmitting}>
            {t("profile.save")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
