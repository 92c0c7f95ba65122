import "@/lib/i18n/first-run-texts";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useParams } from "react-router";
import { suggestionsQuery } from "@/entities/person/suggestions";
import { mySkillsQuery, trendingQuery } from "@/entities/skill/queries";
import { useMe } from "@/lib/auth/me";
import { LoadError } from "@/ui/load-error";
import { Loading, Skeleton } from "@/ui/skeleton";
import { FitStep } from "./fit-step";
import { FreeStep } from "./free-step";
import { isPlace, openStep } from "./steps";
import { TopicsStep } from "./topics-step";

/**
 * What newcomers are asked, in three steps, and who fits then. Each step saves what it gets, so that who leaves goes
 * on there. Who fits is asked for during the steps already: the end has it at once. `hints`: what to do when nobody fits.
 */
export function FirstRunPage({ hints }: { hints: ReactNode }) {
  const { t } = useTranslation();
  const me = useMe();
  const { step } = useParams();
  const { data: skills, error, refetch } = useQuery(mySkillsQuery);
  useQuery(trendingQuery);
  useQuery({ ...suggestionsQuery, enabled: (skills?.offer.length ?? 0) > 0 });
  if (error && !skills) return <LoadError error={error} onRetry={() => void refetch()} />;
  if (!skills)
    return (
      <Loading label={t("common.loading")}>
        <Skeleton className="mx-auto mt-10 h-96 max-w-3xl rounded-card" />
      </Loading>
    );
  if (!isPlace(step)) return <Navigate to={`/welcome/${openStep(me, skills)}`} replace />;
  if (step === "free") return <FreeStep />;
  if (step === "fit") return <FitStep skills={skills} hints={hints} />;
  return <TopicsStep key={step} step={step} skills={skills} />;
}
