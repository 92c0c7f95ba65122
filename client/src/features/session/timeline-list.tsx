import { useTranslation } from "react-i18next";
import { Card } from "@/components/ui/card";
import { cn } from "@/lib/cn";
import { credits, hoursAndMinutes } from "@/lib/credits";
import { whenIn } from "@/lib/zones";
import type { View } from "./people";
import { type Step, timelineOf } from "./timeline";

function StepRow({ step, view }: { step: Step; view: View }) {
  const { t } = useTranslation();
  const { me, other } = view;
  const minutes = step.minutes ?? 0;
  const name = step.byId === me.id ? t("sessionPage.timeline.you") : other.name;
  return (
    <li className="relative grid gap-0.5 pl-6 before:absolute before:top-2 before:left-0 before:size-2.5 before:rounded-full before:bg-accent">
      <p className="font-semibold break-words">
        {t(`sessionPage.timeline.${step.what}`, {
          name,
          length: hoursAndMinutes(minutes),
          amount: credits(minutes),
        })}
      </p>
      {step.words && (
        <p className="text-sm break-words whitespace-pre-line text-ink-soft">{step.words}</p>
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
