import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PersonRef, SkillColumns } from "skillswap-sdk";
import { personQuery } from "@/entities/person/queries";
import { mySkillsQuery } from "@/entities/skill/queries";
import { ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { LoadError } from "@/ui/load-error";
import { Loading, Skeleton } from "@/ui/skeleton";

/** Loads the skills of both. Without an offer on each side there is no swap, and a text says what to do. */
export function BothSkills({
  person,
  children,
}: {
  person: PersonRef;
  children: (mine: SkillColumns, theirs: SkillColumns) => ReactNode;
}) {
  const { t } = useTranslation();
  const mine = useQuery(mySkillsQuery);
  const theirs = useQuery(personQuery(person.id));
  const { name } = person;
  for (const query of [mine, theirs])
    if (query.error && !query.data)
      return <LoadError error={query.error} onRetry={() => void query.refetch()} />;
  if (!mine.data || !theirs.data)
    return (
      <Loading label={t("common.loading")}>
        <Skeleton className="h-72" />
      </Loading>
    );
  if (mine.data.offer.length === 0)
    return (
      <EmptyState title={t("swaps.nothingMineTitle")} text={t("swaps.nothingMineText")}>
        <ButtonLink to="/skills">{t("swaps.addSkill")}</ButtonLink>
      </EmptyState>
    );
  if (theirs.data.skills.offer.length === 0)
    return (
      <EmptyState
        title={t("swaps.nothingTheirsTitle", { name })}
        text={t("swaps.nothingTheirsText", { name })}
      />
    );
  return children(mine.data, theirs.data.skills);
}
