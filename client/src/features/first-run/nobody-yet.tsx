import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { SkillColumns } from "skillswap-sdk";
import { topicName } from "@/lib/i18n/topics";
import { Button, ButtonLink } from "@/ui/button";
import { useEndFirstRun } from "./actions";
import { StepFrame } from "./step-frame";

/** Nobody fits yet: what happens without further work, and what would help. `hints`: the server's, with links. */
export function NobodyYet({ skills, hints }: { skills: SkillColumns; hints: ReactNode }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const end = useEndFirstRun();
  const [first] = skills.learn;
  const wanted = first && topicName(first.name);
  const isBlank = !wanted && skills.offer.length === 0;
  const leave = (to: string) => {
    end.mutate();
    void navigate(to);
  };
  return (
    <StepFrame
      place="fit"
      title={t("firstRun.nobodyTitle")}
      intro={t(isBlank ? "firstRun.nobodyBlank" : "firstRun.nobodyText")}
    >
      <div className="flex flex-wrap gap-3">
        {isBlank && <ButtonLink to="/welcome/learn">{t("firstRun.chooseLearn")}</ButtonLink>}
        <Button variant={isBlank ? "secondary" : "primary"} onClick={() => leave("/dashboard")}>
          {t("firstRun.toDashboard")}
        </Button>
        <Button
          variant="secondary"
          onClick={() => leave(wanted ? `/discover?q=${encodeURIComponent(wanted)}` : "/discover")}
        >
          {wanted ? t("firstRun.whoTeaches", { skill: wanted }) : t("firstRun.lookAround")}
        </Button>
        {!isBlank && (
          <ButtonLink to="/welcome/learn" variant="quiet">
            {t("firstRun.addMore")}
          </ButtonLink>
        )}
      </div>
      {/* They come later than the rest: below it nothing moves. */}
      {hints}
    </StepFrame>
  );
}
