import { useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { ArrowRight } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { PersonRef, Session, Swap } from "skillswap-sdk";
import { PersonMenu } from "@/entities/person/person-menu";
import { useRingsWaiting } from "@/entities/ring/queries";
import { sideOf, waitsForMe } from "@/entities/session/status";
import { proposedSwapsQuery } from "@/entities/swap/queries";
import { latelyQuery, upcomingQuery } from "@/features/sessions/queries";
import { useMe } from "@/lib/auth/me";
import { topicName } from "@/lib/i18n/topics";
import { Button } from "@/ui/button";
import { LoadError } from "@/ui/load-error";
import { Loading, Skeleton } from "@/ui/skeleton";
import { SmallEmpty } from "@/ui/small-empty";
import { useFocusOnward } from "@/ui/use-focus-onward";

interface Task {
  key: string;
  text: string;
  to: string;
  /** Who waits, when it is one person. */
  person?: PersonRef;
}
const SHOWN = 6;

function sessionTask(session: Session, meId: string, t: TFunction): Task[] {
  const waits = waitsForMe(session);
  if (!waits) return [];
  const key = waits === "answer" && session.proposal ? "answerMove" : waits;
  const { other } = sideOf(session, meId);
  const text = t(`sessions.home.${key}`, {
    name: other.name,
    skill: topicName(session.skill.name),
  });
  return [{ key: session.id, text, to: `/sessions/${session.id}`, person: other }];
}

function swapTask({ id, fromUser, offeredSkill, wantedSkill }: Swap, t: TFunction): Task {
  const text = t("sessions.home.swap", {
    name: fromUser.name,
    wanted: topicName(wantedSkill.name),
    offered: topicName(offeredSkill.name),
  });
  return { key: id, text, to: `/swaps/${id}`, person: fromUser };
}

const ringTask = (t: TFunction): Task => ({
  key: "rings",
  text: t("nextThing.text.ring"),
  to: "/rings",
});

/** Requests, proposals, rings, times to confirm and reviews to write, each as a link. For the dashboard. */
export function WaitingForMe() {
  const { t } = useTranslation();
  const me = useMe();
  const ahead = useQuery(upcomingQuery);
  const lately = useQuery(latelyQuery);
  const swaps = useQuery(proposedSwapsQuery);
  const ringsWaiting = useRingsWaiting();
  const [whole, setWhole] = useState(false);
  const goOn = useFocusOnward(Number(whole));
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
    ...(ringsWaiting > 0 ? [ringTask(t)] : []),
  ];
  if (tasks.length === 0)
    return (
      <SmallEmpty to="/discover" text={t("sessions.home.nothing")}>
        {t("sessions.empty.discover")}
      </SmallEmpty>
    );
  return (
    <ul className="-mx-2 grid">
      {(whole ? tasks : tasks.slice(0, SHOWN)).map(({ key, text, to, person }) => (
        <li key={key} className="flex items-center">
          <Link
            to={to}
            className="flex min-h-11 min-w-0 flex-1 items-center gap-3 rounded-control px-2 py-2 font-semibold hover:bg-sunken"
          >
            <span className="size-2.5 shrink-0 rounded-full bg-second" aria-hidden="true" />
            <span className="min-w-0 flex-1 break-words">{text}</span>
            <ArrowRight className="size-4 shrink-0 text-accent" aria-hidden="true" />
          </Link>
          {person && <PersonMenu person={person} />}
        </li>
      ))}
      {!whole && tasks.length > SHOWN && (
        <li>
          <Button
            variant="quiet"
            size="sm"
            className="px-2"
            onClick={({ currentTarget }) => {
              goOn(currentTarget);
              setWhole(true);
            }}
          >
            {t("common.more", { count: tasks.length - SHOWN })}
          </Button>
        </li>
      )}
    </ul>
  );
}
