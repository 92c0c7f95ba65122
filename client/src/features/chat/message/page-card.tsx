import { useQuery } from "@tanstack/react-query";
import { ArrowLeftRight, CalendarClock, GraduationCap } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Avatar } from "@/entities/person/avatar";
import { personQuery } from "@/entities/person/queries";
import { sessionQuery } from "@/entities/session/queries";
import { swapQuery } from "@/entities/swap/queries";
import { useMe } from "@/lib/auth/me";
import { withCommas } from "@/lib/i18n/lists";
import { topicName } from "@/lib/i18n/topics";
import { linkParts } from "@/lib/links";
import { whenIn } from "@/lib/time/zones";

/** A page of ours that a link leads to, of which a card can be shown. */
interface PageLink {
  kind: "people" | "sessions" | "swaps" | "discover";
  id: string;
  path: string;
}

const WITH_ID = /^\/(people|sessions|swaps)\/([0-9a-f-]{36})\/?(?:[?#]|$)/;

/** The first page of ours in a text that has a card; none when there is no such link. */
export function pageLinkIn(text: string): PageLink | null {
  if (!text.includes("/")) return null;
  for (const { path } of linkParts(text)) {
    const found = path && pageLinkOf(path);
    if (found) return found;
  }
  return null;
}

function pageLinkOf(path: string): PageLink | null {
  const [, kind, id] = WITH_ID.exec(path) ?? [];
  if (kind && id) return { kind: kind as PageLink["kind"], id, path };
  const skill = path.startsWith("/discover?") && new URLSearchParams(path.slice(9)).get("skill");
  return skill ? { kind: "discover", id: skill, path } : null;
}

function Card({
  to,
  icon,
  title,
  line,
}: {
  to: string;
  icon: ReactNode;
  title: string;
  line: string;
}) {
  return (
    <Link
      to={to}
      className="flex w-72 max-w-full items-center gap-3 rounded-card border border-line bg-surface p-3 text-ink shadow-low hover:border-accent"
    >
      <span className="grid size-11 shrink-0 place-items-center text-accent-ink [&>svg]:size-6">
        {icon}
      </span>
      <span className="grid min-w-0">
        <span dir="auto" className="truncate font-bold">
          {title}
        </span>
        <span dir="auto" className="truncate text-sm text-ink-soft">
          {line}
        </span>
      </span>
    </Link>
  );
}

function PersonCard({ id, path }: PageLink) {
  const { t } = useTranslation();
  const { data: person } = useQuery({ ...personQuery(id), retry: false });
  if (!person) return null;
  const offers = withCommas(person.skills.offer.map(({ name }) => name));
  return (
    <Card
      to={path}
      icon={<Avatar name={person.name} url={person.avatarUrl} />}
      title={person.name}
      line={offers ? t("message.teaches", { skills: offers }) : t("message.person")}
    />
  );
}

function SessionCard({ id, path }: PageLink) {
  const me = useMe();
  const { data: session } = useQuery({ ...sessionQuery(id), retry: false });
  if (!session) return null;
  return (
    <Card
      to={path}
      icon={<CalendarClock aria-hidden="true" />}
      title={topicName(session.skill.name)}
      line={whenIn(session.scheduledTime, me.timezone)}
    />
  );
}

function SwapCard({ id, path }: PageLink) {
  const { t } = useTranslation();
  const { data: swap } = useQuery({ ...swapQuery(id), retry: false });
  if (!swap) return null;
  return (
    <Card
      to={path}
      icon={<ArrowLeftRight aria-hidden="true" />}
      title={t("swaps.card")}
      line={t("message.swapLine", {
        offered: topicName(swap.offeredSkill?.name ?? ""),
        wanted: topicName(swap.wantedSkill?.name ?? ""),
      })}
    />
  );
}

function SkillCard({ id, path }: PageLink) {
  const { t } = useTranslation();
  return (
    <Card
      to={path}
      icon={<GraduationCap aria-hidden="true" />}
      title={id}
      line={t("message.skillLine")}
    />
  );
}

const CARDS = { people: PersonCard, sessions: SessionCard, swaps: SwapCard, discover: SkillCard };

/**
 * What a link to one of our own pages leads to, as our API shows it to this reader; nothing for what they may not
 * see. No other site is ever asked.
 */
export function PageCard({ text }: { text: string }) {
  const page = pageLinkIn(text);
  if (!page) return null;
  const Shown = CARDS[page.kind];
  return <Shown {...page} />;
}
