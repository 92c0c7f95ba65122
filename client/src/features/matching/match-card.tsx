import { ArrowLeftRight, EyeOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Skill, Suggestion } from "skillswap-sdk";
import { useDismissPerson } from "@/entities/person/actions";
import { Avatar } from "@/entities/person/avatar";
import { PersonMenu } from "@/entities/person/person-menu";
import { Rating } from "@/entities/person/rating";
import { SaveButton } from "@/entities/person/save-button";
import { SkillTags } from "@/entities/skill/skill-tag";
import { usePresence } from "@/lib/realtime/presence";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { CardActions } from "./card-actions";
import { Reasons } from "./reasons";

function Side({ label, skills }: { label: string; skills: Skill[] }) {
  if (skills.length === 0) return null;
  return (
    <div className="grid content-start gap-1.5">
      <span className="text-sm text-ink-faint">{label}</span>
      <SkillTags skills={skills} max={4} />
    </div>
  );
}

/** A suggested person with the reasons for the match. */
export function MatchCard({ match }: { match: Suggestion }) {
  const { t } = useTranslation();
  const dismiss = useDismissPerson();
  const { user, reasons, mutual, score } = match;
  const { isOnline } = usePresence(user.id);
  return (
    <Card className="grid gap-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <Avatar name={user.name} url={user.avatarUrl} online={isOnline} className="size-14" />
        <div className="min-w-40 flex-1">
          <h2 className="wrap-anywhere text-lg font-bold">
            <Link
              dir="auto"
              to={`/people/${user.id}`}
              className="hover:text-accent-ink hover:underline"
            >
              {user.name}
            </Link>
          </h2>
          <Rating rating={user.rating} count={user.totalReviews} reliability={user.reliability} />
        </div>
        <p className="flex items-center gap-2 text-sm font-bold">
          {mutual && (
            <span className="inline-flex items-center gap-1.5 rounded-full bg-second px-3 py-1 text-[#2b1c00]">
              <ArrowLeftRight className="size-4" aria-hidden="true" />
              {t("matches.mutual")}
            </span>
          )}
          <span className="text-ink-soft tabular-nums">{t("matches.score", { score })}</span>
        </p>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Side label={t("matches.theyTeach")} skills={match.theyTeach} />
        <Side label={t("matches.youTeach")} skills={match.youTeach} />
      </div>
      {reasons.length > 0 && (
        <div className="border-t border-line pt-4">
          <Reasons name={user.name} reasons={reasons} />
        </div>
      )}
      <div className="flex flex-wrap items-center gap-1.5 sm:gap-2">
        <CardActions person={user} teaches={match.theyTeach.length > 0} />
        <Button
          variant="quiet"
          size="sm"
          aria-label={t("saved.dismissName", { name: user.name })}
          busy={dismiss.isPending}
          onClick={() => dismiss.mutate(user)}
        >
          <EyeOff aria-hidden="true" />
          {t("saved.dismiss")}
        </Button>
        <span className="-me-3 ms-auto flex">
          <SaveButton person={user} isSaved={match.isSaved} />
          <PersonMenu person={user} className="-ms-2" />
        </span>
      </div>
    </Card>
  );
}
