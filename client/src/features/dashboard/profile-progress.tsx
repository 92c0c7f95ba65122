import { useQuery } from "@tanstack/react-query";
import { ArrowRight, Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Card } from "@/components/ui/card";
import { mySkillsQuery } from "@/lib/queries";
import { useMe } from "@/lib/session";
import { profileSteps, type Step } from "./steps";

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
        className="flex items-center gap-3 rounded-control px-2 py-2 font-semibold hover:bg-sunken"
      >
        <span className="size-5 rounded-full border-2 border-second" aria-hidden="true" />
        <span className="flex-1">{text}</span>
        <ArrowRight className="size-4 text-accent" aria-hidden="true" />
      </Link>
    </li>
  );
}

/** The steps that are left, until all are done. */
export function ProfileProgress() {
  const { t } = useTranslation();
  const me = useMe();
  const { data: skills } = useQuery(mySkillsQuery);
  if (!skills) return null;
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
      <ul className="grid sm:grid-cols-2 sm:gap-x-6">
        {steps.map((step) => (
          <StepRow key={step.name} step={step} />
        ))}
      </ul>
    </Card>
  );
}
