import { useQuery } from "@tanstack/react-query";
import { ArrowRight, Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Me } from "skillswap-sdk";
import { mySkillsQuery } from "@/entities/skill/queries";
import { useMe } from "@/lib/auth/me";
import { cn } from "@/lib/cn";
import { Card } from "@/ui/card";
import { Skeleton } from "@/ui/skeleton";
import { profileSteps, type Step } from "./steps";

/** So many steps that are left, or fewer, are no longer shown by themselves. */
const MOSTLY_DONE = 2;

function StepRow({ step }: { step: Step }) {
  const { t } = useTranslation();
  const text = t(`dashboard.steps.${step.name}`);
  if (step.done)
    return (
      <li className="flex items-center gap-3 px-2 py-2 text-ink-faint">
        <Check className="size-5 text-ok" role="img" aria-label={t("dashboard.stepDone")} />
        <span className="line-through">{text}</span>
      </li>
    );
  return (
    <li>
      <Link
        to={step.to}
        className="flex items-center gap-3 rounded-control px-2 py-2 font-semibold hover:bg-sunken pointer-coarse:min-h-11"
      >
        <span className="size-5 rounded-full border-2 border-second" aria-hidden="true" />
        <span className="flex-1">{text}</span>
        <ArrowRight className="size-4 text-accent" aria-hidden="true" />
      </Link>
    </li>
  );
}

/** How many steps are left of those that `me` knows of. */
const leftWithoutSkills = (me: Me) =>
  profileSteps(me, { offer: [], learn: [] }).filter(
    ({ name, done }) => !done && name !== "offer" && name !== "learn",
  ).length;

/** As high as what comes: nothing where all seems done, the bar alone where most is, else the list too. */
function Placeholder({ left }: { left: number }) {
  if (left === 0) return null;
  return (
    <Skeleton
      className={cn("rounded-card", left > MOSTLY_DONE ? "h-[23rem] sm:h-64" : "h-[8.25rem]")}
    />
  );
}

/** The steps to a complete profile; not shown when all are done. */
export function ProfileProgress() {
  const { t } = useTranslation();
  const me = useMe();
  const { data: skills } = useQuery(mySkillsQuery);
  if (!skills) return <Placeholder left={leftWithoutSkills(me)} />;
  const steps = profileSteps(me, skills);
  const done = steps.filter((step) => step.done).length;
  if (done === steps.length) return null;
  return (
    <Card>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-2">
        <h2 className="text-xl font-bold">{t("dashboard.stepsTitle")}</h2>
        <p className="text-sm text-ink-faint">
          {t("dashboard.stepsProgress", { done, total: steps.length })}
        </p>
      </div>
      <progress
        aria-label={t("dashboard.stepsTitle")}
        value={done}
        max={steps.length}
        className="mb-3 block h-2 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:rounded-full [&::-webkit-progress-value]:bg-accent"
      />
      <details open={steps.length - done > MOSTLY_DONE}>
        <summary className="cursor-pointer rounded-control py-1 pointer-coarse:py-3 text-sm font-semibold text-accent-ink">
          {t("nextThing.allSteps")}
        </summary>
        <ul className="mt-1 grid sm:grid-cols-2 sm:gap-x-6">
          {steps.map((step) => (
            <StepRow key={step.name} step={step} />
          ))}
        </ul>
      </details>
    </Card>
  );
}
