import { useQuery } from "@tanstack/react-query";
import { MessageCircle } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { Avatar } from "@/components/people/avatar";
import { Rating } from "@/components/people/rating";
import { SkillTag } from "@/components/people/skill-tag";
import { PersonReviews, ReliabilityCard } from "@/components/reviews";
import { PersonMenu } from "@/components/safety/person-menu";
import { ReportSkill } from "@/components/safety/report-skill";
import { BookButton } from "@/components/swaps/book-button";
import { ProposeButton } from "@/components/swaps/propose-button";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { LoadError } from "@/components/ui/load-error";
import { Page, PageHeading, useTitle } from "@/components/ui/page";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { isApiError } from "@/lib/api/errors";
import type { Person, Skill } from "@/lib/api/types";
import { ago, languageName, localTime, monthYear } from "@/lib/format";
import { personQuery } from "@/lib/queries";
import { usePresence } from "@/lib/realtime/presence";
import { useMe } from "@/lib/session";
import { useNow } from "@/lib/use-now";
import { placeOf } from "./person-card";
import { useOpenConversation } from "./queries";

const FRAME = "mx-auto w-full max-w-4xl px-4 py-6 sm:px-8 sm:py-10";

function SkillSection({
  title,
  skills,
  empty,
  mine,
}: {
  title: string;
  skills: Skill[];
  empty: string;
  mine: boolean;
}) {
  return (
    <Card className="grid content-start gap-4">
      <h2 className="text-xl font-bold">{title}</h2>
      {skills.length === 0 && <p className="text-ink-soft">{empty}</p>}
      <ul className="grid gap-4">
        {skills.map((skill) => (
          <li key={skill.id} className="flex items-start gap-2">
            <div className="grid min-w-0 flex-1 justify-items-start gap-1">
              <SkillTag skill={skill} showLevel />
              {skill.description && <p className="text-sm text-ink-soft">{skill.description}</p>}
            </div>
            {!mine && <ReportSkill skill={skill} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <div>
      <dt className="text-sm text-ink-faint">{name}</dt>
      <dd className="font-semibold">{children}</dd>
    </div>
  );
}

function Facts({ person }: { person: Person }) {
  const { t } = useTranslation();
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3">
      <Fact name={t("person.livesIn")}>{placeOf(person)}</Fact>
      <Fact name={t("person.localTime")}>{localTime(person.timezone)}</Fact>
      <Fact name={t("person.speaks")}>{person.languages.map(languageName).join(", ")}</Fact>
      <Fact name={t("person.learns")}>{t(`modes.${person.learningStyle}`)}</Fact>
    </dl>
  );
}

function Presence({ person }: { person: Person }) {
  const { t } = useTranslation();
  const { isOnline, lastSeen } = usePresence(person.id);
  const last = lastSeen ?? person.lastOnlineAt;
  useNow(); // keeps "5 minutes ago" true
  if (isOnline) return <span className="font-semibold text-ok">{t("person.online")}</span>;
  if (isOnline === null) return <span>{t("chat.presenceUnknown")}</span>;
  return last ? <span>{t("person.lastSeen", { when: ago(last) })}</span> : null;
}

function Actions({ person }: { person: Person }) {
  const { t } = useTranslation();
  const me = useMe();
  const open = useOpenConversation();
  const navigate = useNavigate();
  if (me.id === person.id)
    return (
      <ButtonLink to="/profile" look="secondary">
        {t("common.edit")}
      </ButtonLink>
    );
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button busy={open.isPending} onClick={() => open.mutate(person.id)}>
        <MessageCircle aria-hidden="true" />
        {t("person.message")}
      </Button>
      <ProposeButton person={person} />
      {person.skills.offer.length > 0 && <BookButton teacher={person} />}
      <PersonMenu person={person} onBlocked={() => navigate("/discover")} />
    </div>
  );
}

function Profile({ person }: { person: Person }) {
  const { t } = useTranslation();
  useTitle(person.name);
  const { name } = person;
  const mine = useMe().id === person.id;
  return (
    <div className={`${FRAME} grid gap-6`}>
      <div className="flex flex-wrap items-center gap-5">
        <Avatar name={name} url={person.avatarUrl} className="size-24 sm:size-28" />
        <div className="grid min-w-52 flex-1 grid-cols-[minmax(0,1fr)] gap-1">
          <PageHeading className="break-words">{name}</PageHeading>
          <p className="flex flex-wrap gap-x-3 text-sm text-ink-soft">
            <span>@{person.username}</span>
            <span>{t("person.memberSince", { when: monthYear(person.memberSince) })}</span>
            <Presence person={person} />
          </p>
          <Rating rating={person.rating} count={person.totalReviews} />
        </div>
        <Actions person={person} />
      </div>
      <Card className="grid gap-5">
        <h2 className="text-xl font-bold">{t("person.about", { name })}</h2>
        <p className="max-w-prose whitespace-pre-line text-ink-soft">
          {person.bio || t("person.noBio", { name })}
        </p>
        <Facts person={person} />
      </Card>
      <div className="grid gap-6 md:grid-cols-2">
        <SkillSection
          title={t("person.teaches")}
          skills={person.skills.offer}
          empty={t("person.nothingOffered")}
          mine={mine}
        />
        <SkillSection
          title={t("person.wants")}
          skills={person.skills.learn}
          empty={t("person.nothingWanted")}
          mine={mine}
        />
      </div>
      <ReliabilityCard personId={person.id} />
      <PersonReviews person={person} />
    </div>
  );
}

export function PersonPage() {
  const { t } = useTranslation();
  const { personId = "" } = useParams();
  const { data, error, refetch } = useQuery(personQuery(personId));
  if (data) return <Profile key={data.id} person={data} />;
  if (isApiError(error) && error.status === 404)
    return (
      <Page title={t("person.gone")} intro={t("person.goneText")} narrow>
        <ButtonLink to="/discover">{t("shell.discover")}</ButtonLink>
      </Page>
    );
  return (
    <div className={FRAME}>
      {error && <LoadError error={error} onRetry={() => void refetch()} />}
      {!error && (
        <Loading label={t("common.loading")}>
          <div className="grid gap-6">
            <Skeleton className="h-28 w-2/3" />
            <Skeleton className="h-56 rounded-card" />
            <Skeleton className="h-56 rounded-card" />
          </div>
        </Loading>
      )}
    </div>
  );
}
