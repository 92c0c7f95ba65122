import { useQuery } from "@tanstack/react-query";
import { ArrowRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useUnreadMessages } from "@/entities/conversation/queries";
import { suggestionsQuery } from "@/entities/person/suggestions";
import { useRingsWaiting } from "@/entities/ring/queries";
import { sessionsQuery } from "@/entities/session/queries";
import { mySkillsQuery } from "@/entities/skill/queries";
import { proposedSwapsQuery } from "@/entities/swap/queries";
import { useMe } from "@/lib/auth/me";
import { useNow } from "@/lib/time/now";
import { ButtonLink } from "@/ui/button";
import { Loading, Skeleton } from "@/ui/skeleton";
import { nextThing } from "./next-thing";

const MOST = 100;

/** The one thing to do next, as large as it is important. The place stays when nothing is left to do. */
export function NextCard() {
  const { t } = useTranslation();
  const me = useMe();
  const now = useNow(15_000);
  const ahead = useQuery(sessionsQuery({ when: "upcoming" }, 1, MOST));
  const lately = useQuery(sessionsQuery({ when: "past" }));
  const proposals = useQuery(proposedSwapsQuery);
  const matches = useQuery(suggestionsQuery);
  const skills = useQuery(mySkillsQuery);
  const unreadMessages = useUnreadMessages();
  const ringsWaiting = useRingsWaiting();
  if ([ahead, lately, proposals, matches, skills].some(({ isPending }) => isPending))
    return (
      <Loading label={t("common.loading")}>
        <Skeleton className="h-40 rounded-card sm:h-28" />
      </Loading>
    );
  const next = nextThing({
    me,
    now,
    unreadMessages,
    ringsWaiting,
    sessions: [...(ahead.data?.data ?? []), ...(lately.data?.data ?? [])],
    proposals: proposals.data?.data ?? [],
    matches: matches.data ?? [],
    hasSkills: !skills.data || skills.data.offer.length + skills.data.learn.length > 0,
  });
  const { what, name, to } = next ?? { what: "nothing" as const, name: "", to: "/discover" };
  return (
    <section
      aria-label={t("nextThing.label")}
      className="flex min-h-40 flex-wrap items-center justify-between gap-4 rounded-card bg-accent p-5 text-on-accent sm:min-h-28"
    >
      <p className="min-w-0 flex-1 basis-60 font-display text-xl font-bold break-words">
        {t(`nextThing.text.${what}`, { name })}
      </p>
      <ButtonLink to={to} variant="secondary">
        {t(`nextThing.button.${what}`)}
        <ArrowRight aria-hidden="true" />
      </ButtonLink>
    </section>
  );
}
