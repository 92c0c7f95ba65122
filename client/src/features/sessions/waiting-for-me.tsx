import { useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { ArrowRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { PersonMenu } from "@/components/safety/person-menu";
import { sideOf, waitsForMe } from "@/components/sessions/standing";
import { LoadError } from "@/components/ui/load-error";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import type { Session, Swap } from "@/lib/api/types";
import type { Somebody } from "@/lib/safety";
import { useMe } from "@/lib/session";
import { latelyQuery, proposedSwapsQuery, upcomingQuery } from "./queries";

interface Task {
  key: string;
  text: string;
  to: string;
  person: Somebody;
}
const SHOWN = 6;

function sessionTask(session: Session, meId: string, t: TFunction): Task[] {
  const waits = waitsForMe(session);
  if (!waits) return [];
  const words = waits === "answer" && session.proposal ? "answerMove" : waits;
  const { other } = sideOf(session, meId);
  const text = t(`sessions.home.${words}`, { name: other.name, skill: session.skill.name });
  return [{ key: session.id, text, to: `/sessions/${session.id}`, person: other }];
}

function swapTask({ id, fromUser, offeredSkill, wantedSkill }: Swap, t: TFunction): Task {
  const text = t("sessions.home.swap", {
    name: fromUser.name,
    wanted: wantedSkill.name,
    offered: offeredSkill.name,
  });
  return { key: id, text, to: `/swaps/${id}`, person: fromUser };
}

/** Requests, proposals, times to confirm and reviews to write, each with the way there. For the dashboard. */
export function WaitingForMe() {
  const { t } = useTranslation();
  const me = useMe();
  const ahead = useQuery(upcomingQuery);
  const lately = useQuery(latelyQuery);
  const swaps = useQuery(proposedSwapsQuery);
  const all = [ahead, lately, swaps];
  const broken = all.find(({ isError, data }) => isError && !data);
  if (broken) return <LoadError error={broken.error} onRetry={() => void broken.refetch()} />;
  if (!ahead.data || !lately.data || !swaps.data)
    return (
      <Loading label={t("sessions.loading")}>
        <Skeleton className="h-36" />
      </Loading>
    );
  const sessions = [...ahead.data.data, ...lately.data.data];
  const tasks = [
    ...sessions.flatMap((session) => sessionTask(session, me.id, t)),
    ...swaps.data.data.map((swap) => swapTask(swap, t)),
  ];
  if (tasks.length === 0) return <p className="text-ink-soft">{t("sessions.home.nothing")}</p>;
  return (
    <ul className="-mx-2 grid">
      {tasks.slice(0, SHOWN).map(({ key, text, to, person }) => (
        <li key={key} className="flex items-center">
          <Link
            to={to}
            className="flex min-h-11 min-w-0 flex-1 items-center gap-3 rounded-control px-2 py-2 font-semibold hover:bg-sunken"
          >
            <span className="size-2.5 shrink-0 rounded-full bg-second" aria-hidden="true" />
            <span className="min-w-0 flex-1 break-words">{text}</span>
            <ArrowRight className="size-4 shrink-0 text-accent" aria-hidden="true" />
          </Link>
          <PersonMenu person={person} />
        </li>
      ))}
      {tasks.length > SHOWN && (
        <li className="px-2 pt-1 text-sm text-ink-faint">
          {t("common.more", { count: tasks.length - SHOWN })}
        </li>
      )}
    </ul>
  );
}
