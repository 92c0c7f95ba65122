import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { cn } from "@/lib/cn";
import { Button, ButtonLink } from "@/ui/button";
import { PageHeading, useTitle } from "@/ui/page";
import { useEndFirstRun } from "./actions";
import { before, nextOf, type Place, STEPS, type Step } from "./steps";

function Progress({ place }: { place: Place }) {
  const { t } = useTranslation();
  const reached = place === "fit" ? STEPS.length : STEPS.indexOf(place);
  const text =
    place === "fit"
      ? t("firstRun.progressDone")
      : t("firstRun.progress", { step: reached + 1, total: STEPS.length });
  return (
    <div className="grid gap-2">
      <p className="text-sm font-semibold text-ink-soft">{text}</p>
      <div className="flex gap-1.5" aria-hidden="true">
        {STEPS.map((step, index) => (
          <span
            key={step}
            className={cn(
              "h-1.5 flex-1 rounded-full",
              index <= reached ? "bg-accent" : "bg-sunken",
            )}
          />
        ))}
      </div>
    </div>
  );
}

/** Ends the first run for good; what was entered so far is kept. */
function Leave() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const end = useEndFirstRun();
  function leave() {
    end.mutate();
    void navigate("/dashboard");
  }
  return (
    <Button variant="quiet" size="sm" className="-me-3" onClick={leave}>
      {t("firstRun.leave")}
    </Button>
  );
}

/** The buttons below a step. */
export function StepButtons({
  step,
  ready,
  onNext,
  skippable = false,
}: {
  step: Step;
  /** Something was entered: the button leads on in place of skipping. */
  ready: boolean;
  onNext?: () => void;
  /** Something is filled in already that one may not want to say. */
  skippable?: boolean;
}) {
  const { t } = useTranslation();
  const back = before(step);
  const last = nextOf(step) === "fit";
  return (
    <div className="sticky bottom-15 z-10 -mx-4 flex flex-wrap items-center justify-between gap-1 border-t border-line bg-paper px-4 py-3 sm:gap-3 sm:-mx-8 sm:px-8 lg:bottom-0">
      {back ? (
        <ButtonLink to={`/welcome/${back}`} variant="quiet" className="max-sm:-ms-2 max-sm:px-2">
          {t("firstRun.back")}
        </ButtonLink>
      ) : (
        <span />
      )}
      {skippable && ready && (
        <ButtonLink
          to={`/welcome/${nextOf(step)}`}
          variant="quiet"
          className="ms-auto max-sm:px-2"
          aria-label={t("firstRun.skip")}
        >
          {t("firstRun.skipShort")}
        </ButtonLink>
      )}
      <ButtonLink
        to={`/welcome/${nextOf(step)}`}
        variant={ready ? "primary" : "secondary"}
        {...(onNext && ready ? { onClick: onNext } : {})}
      >
        {t(ready ? (last ? "firstRun.seeWhoFits" : "firstRun.next") : "firstRun.skip")}
        <ArrowRight aria-hidden="true" />
      </ButtonLink>
    </div>
  );
}

/** The layout of a step: how far one is, what it asks for, and a way out. */
export function StepFrame({
  place,
  title,
  intro,
  isOver = false,
  children,
}: {
  place: Place;
  title: string;
  intro: string;
  /** Nothing is left to skip. */
  isOver?: boolean;
  children: ReactNode;
}) {
  useTitle(title);
  return (
    <div className="mx-auto grid w-full max-w-3xl grid-cols-[minmax(0,1fr)] gap-6 px-4 py-6 sm:px-8 sm:py-10">
      <div className={cn("grid items-end gap-4", !isOver && "grid-cols-[1fr_auto]")}>
        <Progress place={place} />
        {!isOver && <Leave />}
      </div>
      <div className="grid gap-2">
        <PageHeading key={title}>{title}</PageHeading>
        <p className="text-lg text-ink-soft">{intro}</p>
      </div>
      {children}
    </div>
  );
}
