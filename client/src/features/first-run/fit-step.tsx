import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SkillColumns, Suggestion } from "skillswap-sdk";
import { Avatar } from "@/entities/person/avatar";
import { fitText, MOST_SUGGESTIONS, suggestionsQuery } from "@/entities/person/suggestions";
import { cn } from "@/lib/cn";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { LoadError } from "@/ui/load-error";
import { Loading, Skeleton } from "@/ui/skeleton";
import { useEndFirstRun } from "./actions";
import { openingFor } from "./first-message";
import { NobodyYet } from "./nobody-yet";
import { Opener, type Sent } from "./opener";
import { StepFrame } from "./step-frame";

const SHOWN = 3;

function Choice({
  match,
  checked,
  onChoose,
}: {
  match: Suggestion;
  checked: boolean;
  onChoose: () => void;
}) {
  const { user } = match;
  return (
    <label
      className={cn(
        "flex min-w-0 cursor-pointer items-center gap-3 rounded-card border bg-surface p-4 shadow-low",
        checked ? "border-accent ring-1 ring-accent" : "border-line hover:border-accent",
      )}
    >
      <input
        type="radio"
        name="person"
        checked={checked}
        onChange={onChoose}
        className="size-4 shrink-0 accent-accent"
      />
      <Avatar name={user.name} url={user.avatarUrl} className="size-12" />
      <span className="min-w-0">
        <span className="block font-bold break-words">
          <bdi>{user.name}</bdi>
        </span>
        <span className="block text-sm text-ink-soft break-words">{fitText(match)}</span>
      </span>
    </label>
  );
}

/** After something was sent: what happens now, and where to go. */
function After({ sent: { name, what, to } }: { sent: Sent }) {
  const { t } = useTranslation();
  return (
    <StepFrame
      place="fit"
      title={t(`firstRun.sent.${what}`, { name })}
      intro={t("firstRun.sentText", { name })}
      isOver
    >
      <div className="flex flex-wrap gap-3">
        <ButtonLink to="/dashboard">{t("firstRun.toDashboard")}</ButtonLink>
        <ButtonLink to={to} variant="secondary">
          {t(`firstRun.see.${what}`)}
        </ButtonLink>
      </div>
    </StepFrame>
  );
}

function Fitting({ matches, skills }: { matches: Suggestion[]; skills: SkillColumns }) {
  const { t } = useTranslation();
  const end = useEndFirstRun();
  const shown = matches.slice(0, SHOWN);
  const [chosen, setChosen] = useState(shown[0]?.user.id);
  const [sent, setSent] = useState<Sent | null>(null);
  if (sent) return <After sent={sent} />;
  const match = shown.find(({ user }) => user.id === chosen) ?? shown[0];
  const count = matches.length;
  const title = t(count < MOST_SUGGESTIONS ? "firstRun.fits" : "firstRun.fitsMany", { count });
  return (
    <StepFrame place="fit" title={title} intro={t("firstRun.fitsText")}>
      <fieldset className="grid gap-3 sm:grid-cols-3">
        <legend className="sr-only">{t("firstRun.choosePerson")}</legend>
        {shown.map((each) => (
          <Choice
            key={each.user.id}
            match={each}
            checked={each === match}
            onChoose={() => setChosen(each.user.id)}
          />
        ))}
      </fieldset>
      {match && (
        <Card>
          <Opener
            key={match.user.id}
            person={match.user}
            opening={openingFor(match, skills.offer[0])}
            onSent={(what) => {
              setSent(what);
              end.mutate();
            }}
          />
        </Card>
      )}
    </StepFrame>
  );
}

/** Who fits what was said, and a first message to them. */
export function FitStep({ skills, hints }: { skills: SkillColumns; hints: ReactNode }) {
  const { t } = useTranslation();
  const { data, error, isFetching, refetch } = useQuery(suggestionsQuery);
  if (error && !data) return <LoadError error={error} onRetry={() => void refetch()} />;
  if (data && data.length > 0) return <Fitting matches={data} skills={skills} />;
  if (data && !isFetching) return <NobodyYet skills={skills} hints={hints} />;
  return (
    <StepFrame place="fit" title={t("firstRun.looking")} intro={t("firstRun.fitsText")}>
      <Loading label={t("firstRun.looking")}>
        <Skeleton className="h-72 rounded-card" />
      </Loading>
    </StepFrame>
  );
}
