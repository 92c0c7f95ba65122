import { ArrowLeftRight, Check, MessageCircle } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Avatar } from "@/components/people/avatar";
import { Rating } from "@/components/people/rating";
import { SkillTags } from "@/components/people/skill-tag";
import { PersonMenu } from "@/components/safety/person-menu";
import { ProposeButton } from "@/components/swaps/propose-button";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { Skill, Suggestion } from "@/lib/api/types";
import { usePresence } from "@/lib/realtime/presence";
import { useOpenConversation } from "./queries";

function Side({ label, skills }: { label: string; skills: Skill[] }) {
  if (skills.length === 0) return null;
  return (
    <div className="grid content-start gap-1.5">
      <span className="text-sm text-ink-faint">{label}</span>
      <SkillTags skills={skills} max={4} />
    </div>
  );
}

/** One suggestion with everything that speaks for it. */
export function MatchCard({ match }: { match: Suggestion }) {
  const { t } = useTranslation();
  const open = useOpenConversation();
  const { user, reasons, mutual, score } = match;
  const { isOnline } = usePresence(user.id);
  return (
    <Card className="grid gap-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <Avatar name={user.name} url={user.avatarUrl} online={isOnline} className="size-14" />
        <div className="min-w-40 flex-1">
          <h2 className="text-lg font-bold">
            <Link to={`/people/${user.id}`} className="hover:text-accent-ink hover:underline">
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
        <ul
          aria-label={t("matches.why", { name: user.name })}
          className="grid gap-1.5 border-t border-line pt-4 text-sm text-ink-soft sm:grid-cols-2"
        >
          {reasons.map(({ code, message }) => (
            <li key={code} className="flex gap-2">
              <Check className="mt-0.5 size-4 shrink-0 text-accent" aria-hidden="true" />
              {message}
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-1.5 sm:gap-2">
        <Button
          size="sm"
          aria-label={`${t("person.message")} ${user.name}`}
          busy={open.isPending}
          onClick={() => open.mutate(user.id)}
        >
          <MessageCircle aria-hidden="true" />
          {t("person.message")}
        </Button>
        <ProposeButton person={user} size="sm" />
        <PersonMenu person={user} className="-mr-3 ml-auto" />
      </div>
    </Card>
  );
}
