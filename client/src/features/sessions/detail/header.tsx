import { MessageCircle } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import type { Session } from "skillswap-sdk";
import { Avatar } from "@/entities/person/avatar";
import { PersonMenu } from "@/entities/person/person-menu";
import { phaseOf } from "@/entities/session/phase";
import { SeriesNumber } from "@/entities/session/series/number";
import type { View } from "@/entities/session/view";
import { cn } from "@/lib/cn";
import { topicName } from "@/lib/i18n/topics";
import { usePresence } from "@/lib/realtime/presence";
import { BackLink } from "@/ui/back-link";
import { ButtonLink } from "@/ui/button";
import { PageHeading } from "@/ui/page";

const CALM = "bg-sunken text-ink-soft";
const TONES = {
  requested: "bg-second-soft text-second-ink",
  upcoming: "bg-accent-soft text-accent-ink",
  running: "bg-accent text-on-accent",
  claim: "bg-second-soft text-second-ink",
  absence: "bg-danger-soft text-danger",
  excused: CALM,
  disputed: "bg-second-soft text-second-ink",
  done: "bg-accent-soft text-accent-ink",
  over: CALM,
};

function Status({ session }: { session: Session }) {
  const { t } = useTranslation();
  const phase = phaseOf(session);
  return (
    <span className={cn("rounded-full px-3 py-1 text-sm font-semibold", TONES[phase])}>
      {phase === "over"
        ? t(`sessionPage.status.${session.status}`)
        : t(`sessionPage.phase.${phase}`)}
    </span>
  );
}

/** Skill, other person and status of a session. */
export function Header({ view }: { view: View }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { session, other, iTeach } = view;
  const { isOnline } = usePresence(other.id);
  return (
    <header className="grid gap-4">
      <BackLink to="/sessions">{t("sessionPage.back")}</BackLink>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-4">
        <Avatar
          name={other.name}
          url={other.avatarUrl}
          online={isOnline}
          className="size-16 sm:size-20"
        />
        <div className="grid min-w-52 flex-1 grid-cols-[minmax(0,1fr)] gap-1.5">
          <PageHeading className="break-words">{topicName(session.skill.name)}</PageHeading>
          <p className="text-ink-soft">
            {t(iTeach ? "sessionPage.youTeach" : "sessionPage.youLearn")}{" "}
            {session.isReduced ? (
              t("sessionPage.with", { name: other.name })
            ) : (
              <Link
                to={`/people/${other.id}`}
                className="font-semibold text-ink hover:text-accent-ink hover:underline"
              >
                {t("sessionPage.with", { name: other.name })}
              </Link>
            )}
          </p>
          <p className="flex flex-wrap items-center gap-2">
            <Status session={session} />
            <SeriesNumber session={session} />
          </p>
        </div>
        {!session.isReduced && (
          <div className="flex items-center gap-1">
            <ButtonLink to={`/messages/${session.conversationId}`} variant="secondary">
              <MessageCircle aria-hidden="true" />
              {t("sessionPage.message")}
            </ButtonLink>
            <PersonMenu person={other} onBlocked={() => navigate("/sessions")} />
          </div>
        )}
      </div>
    </header>
  );
}
