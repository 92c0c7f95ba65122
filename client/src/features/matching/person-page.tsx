import { useQuery } from "@tanstack/react-query";
import { MessageCircle } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { isApiError, type Person, type Skill } from "skillswap-sdk";
import { useOpenConversation } from "@/entities/conversation/actions";
import { ReportSkill } from "@/entities/moderation/report-skill";
import { Avatar } from "@/entities/person/avatar";
import { DismissItem } from "@/entities/person/dismiss-item";
import { PersonFigures } from "@/entities/person/figures";
import { PersonMenu } from "@/entities/person/person-menu";
import { placeOf } from "@/entities/person/place";
import { personQuery } from "@/entities/person/queries";
import { Rating } from "@/entities/person/rating";
import { SaveButton } from "@/entities/person/save-button";
import { PersonReviews } from "@/entities/review/person-reviews";
import { ReliabilityCard } from "@/entities/review/reliability-card";
import { FreeHours } from "@/entities/session/schedule/free-hours";
import { SkillTag } from "@/entities/skill/skill-tag";
import { BeginButton } from "@/entities/swap/begin/begin-button";
import { useMe } from "@/lib/auth/me";
import { withCommas } from "@/lib/i18n/lists";
import { languageName } from "@/lib/i18n/names";
import { usePresence } from "@/lib/realtime/presence";
import { useMyZone } from "@/lib/time/my-zone";
import { useNow } from "@/lib/time/now";
import { ago } from "@/lib/time/relative";
import { localTime, monthYearIn } from "@/lib/time/zones";
import { Button, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { LoadError } from "@/ui/load-error";
import { Page, PageHeading, useTitle } from "@/ui/page";
import { Loading, Skeleton } from "@/ui/skeleton";
import { PersonReasons, useWaitsForReasons } from "./person-reasons";

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
              {skill.description && (
                <p dir="auto" className="text-sm text-ink-soft">
                  {skill.description}
                </p>
              )}
            </div>
            {!mine && <ReportSkill skill={skill} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function DetailItem({
  name,
  className,
  children,
}: {
  name: string;
  className?: string;
  children: ReactNode;
}) {
  if (!children) return null;
  return (
    <div className={className}>
      <dt className="text-sm text-ink-faint">{name}</dt>
      <dd className="font-semibold">{children}</dd>
    </div>
  );
}

function Details({ person }: { person: Person }) {
  const { t } = useTranslation();
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
      <DetailItem name={t("person.livesIn")}>{placeOf(person)}</DetailItem>
      <DetailItem name={t("person.localTime")}>{localTime(person.timezone)}</DetailItem>
      <DetailItem name={t("person.speaks")}>
        {withCommas(person.languages.map(languageName))}
      </DetailItem>
      <DetailItem name={t("person.learns")}>{t(`modes.${person.learningStyle}`)}</DetailItem>
      <DetailItem name={t("person.hasTime")} className="col-span-full">
        {person.availabilityNote && (
          <span dir="auto" className="font-normal whitespace-pre-line">
            {person.availabilityNote}
          </span>
        )}
      </DetailItem>
    </dl>
  );
}

function Presence({ person }: { person: Person }) {
  const { t } = useTranslation();
  const { isOnline, lastSeen } = usePresence(person.id);
  const last = lastSeen === undefined ? person.lastOnlineAt : lastSeen;
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
      <ButtonLink to="/profile" variant="secondary">
        {t("common.edit")}
      </ButtonLink>
    );
  return (
    <div className="flex flex-wrap items-center gap-2 max-sm:gap-y-1 max-sm:[&>button]:px-4">
      <Button busy={open.isPending} onClick={() => open.mutate(person.id)}>
        <MessageCircle aria-hidden="true" />
        {t("person.message")}
      </Button>
      <BeginButton person={person} teaches={person.skills.offer.length > 0} />
      <span className="flex max-sm:-ms-3">
        <SaveButton person={person} isSaved={person.isSaved} className="-me-2" />
        <PersonMenu person={person} onBlocked={() => navigate("/discover")}>
          <DismissItem person={person} />
        </PersonMenu>
      </span>
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
          <PageHeading className="break-words">
            <bdi>{name}</bdi>
          </PageHeading>
          <p className="flex flex-wrap gap-x-3 text-sm text-ink-soft">
            <bdi>@{person.username}</bdi>
            <span>
              {t("person.memberSince", { when: monthYearIn(person.memberSince, useMyZone()) })}
            </span>
            <Presence person={person} />
          </p>
          <Rating rating={person.rating} count={person.totalReviews} />
        </div>
        <Actions person={person} />
      </div>
      <PersonReasons person={person} />
      <Card className="grid gap-5">
        <h2 className="text-xl font-bold">{t("person.about", { name })}</h2>
        <p dir="auto" className="max-w-prose whitespace-pre-line text-ink-soft">
          {person.bio || t("person.noBio", { name })}
        </p>
        <Details person={person} />
        <PersonFigures person={person} />
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
      {!mine && person.skills.offer.length > 0 && <FreeHours person={person} />}
      <ReliabilityCard personId={person.id} />
      <PersonReviews person={person} />
    </div>
  );
}

export function PersonPage() {
  const { t } = useTranslation();
  const { personId = "" } = useParams();
  const { data, error, refetch } = useQuery(personQuery(personId));
  const waits = useWaitsForReasons();
  if (data && !waits) return <Profile key={data.id} person={data} />;
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
