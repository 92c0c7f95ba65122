import { useTranslation } from "react-i18next";
import { credits } from "@/entities/credits/amounts";
import type { View } from "@/entities/session/view";
import { cn } from "@/lib/cn";
import { hoursAndMinutes } from "@/lib/time/lengths";
import { whenIn } from "@/lib/time/zones";
import { Card } from "@/ui/card";
import { type ActionKind, type Step, timelineOf } from "./timeline";

function StepRow({ step, view }: { step: Step; view: View }) {
  const { t } = useTranslation();
  const { me, other } = view;
  const minutes = step.minutes ?? 0;
  // The verb of "you came" is another one than that of "Ana came", in most languages.
  const text =
    step.byId === me.id
      ? (`sessionPage.timeline.mine.${step.what as ActionKind}` as const)
      : (`sessionPage.timeline.${step.what}` as const);
  return (
    <li className="relative grid gap-0.5 ps-6 before:absolute before:top-2 before:start-0 before:size-2.5 before:rounded-full before:bg-accent">
      <p className="font-semibold break-words">
        {t(text, {
          name: other.name,
          length: hoursAndMinutes(minutes),
          amount: credits(minutes),
        })}
      </p>
      {step.statement && (
        <p dir="auto" className="text-sm break-words whitespace-pre-line text-ink-soft">
          {step.statement}
        </p>
      )}
      {step.at && (
        <p className="text-sm text-ink-faint">
          <time dateTime={step.at}>{whenIn(step.at, me.timezone)}</time>
        </p>
      )}
    </li>
  );
}

export function Timeline({ view, className }: { view: View; className?: string }) {
  const { t } = useTranslation();
  return (
    <Card className={cn("grid gap-4", className)}>
      <h2 className="text-xl font-bold">{t("sessionPage.timeline.title")}</h2>
      <ol className="grid gap-4">
        {timelineOf(view.session).map((step) => (
          <StepRow key={`${step.what}-${step.byId ?? ""}`} step={step} view={view} />
        ))}
      </ol>
    </Card>
  );
}
