import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { useTranslation } from "react-i18next";
import type { PersonCard } from "skillswap-sdk";
import { personQuery } from "@/entities/person/queries";
import { topicName } from "@/lib/i18n/topics";
import { SelectField } from "@/ui/field";
import { LoadError } from "@/ui/load-error";
import { Notice } from "@/ui/notice";
import { Loading, Skeleton } from "@/ui/skeleton";

/** Chooses one of the teacher's skills; a single one is chosen automatically. */
export function SkillField({
  teacher,
  value,
  error,
  onChange,
  onOnly,
}: {
  teacher: PersonCard;
  value: string | null;
  error: string | undefined;
  onChange: (skillId: string) => void;
  onOnly: (skillId: string) => void;
}) {
  const { t } = useTranslation();
  const { data, error: failure, refetch } = useQuery(personQuery(teacher.id));
  const offers = data?.skills.offer;
  const only = offers?.length === 1 ? offers[0]?.id : undefined;
  const choose = useEffectEvent(onOnly);
  useEffect(() => {
    if (only) choose(only);
  }, [only]);

  if (failure && !offers) return <LoadError error={failure} onRetry={() => void refetch()} />;
  if (!offers)
    return (
      <Loading label={t("sessions.schedule.skillLoading", { name: teacher.name })}>
        <Skeleton className="h-17" />
      </Loading>
    );
  if (offers.length === 0)
    return <Notice tone="warm">{t("sessions.schedule.skillNone", { name: teacher.name })}</Notice>;
  return (
    <SelectField
      label={t("sessions.schedule.skill")}
      error={error}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="" disabled>
        {t("sessions.schedule.skillMissing")}
      </option>
      {offers.map(({ id, name, level }) => (
        <option key={id} value={id}>{`${topicName(name)} (${t(`levels.${level}`)})`}</option>
      ))}
    </SelectField>
  );
}
