import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type SessionFilter, sessionsQuery } from "@/entities/session/queries";
import { cn } from "@/lib/cn";
import { ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { LoadError } from "@/ui/load-error";
import { Pager } from "@/ui/pager";
import { Loading } from "@/ui/skeleton";
import { SessionRow, SessionRowSkeleton } from "./session-row";

export type ListName = "upcoming" | "taught" | "learned";

const FILTERS: Record<ListName, SessionFilter> = {
  upcoming: { when: "upcoming" },
  taught: { type: "taught", when: "past" },
  learned: { type: "learned", when: "past" },
};
const ROWS = 10;
const PLACEHOLDERS = ["a", "b", "c"];

function Nothing({ list }: { list: ListName }) {
  const { t } = useTranslation();
  return (
    <EmptyState title={t(`sessions.empty.${list}Title`)} text={t(`sessions.empty.${list}Text`)}>
      <ButtonLink to="/matches">{t("sessions.empty.matches")}</ButtonLink>
      <ButtonLink to="/discover" variant="secondary">
        {t("sessions.empty.discover")}
      </ButtonLink>
    </EmptyState>
  );
}

/** One of the three lists, by pages. */
export function SessionList({
  list,
  page,
  onPage,
}: {
  list: ListName;
  page: number;
  onPage: (page: number) => void;
}) {
  const { t } = useTranslation();
  const query = useQuery(sessionsQuery(FILTERS[list], page, ROWS));
  const { data, error, isPlaceholderData } = query;
  if (error && !data) return <LoadError error={error} onRetry={() => void query.refetch()} />;
  if (!data)
    return (
      <Loading label={t("sessions.loading")}>
        <div className="grid gap-4">
          {PLACEHOLDERS.map((placeholder) => (
            <SessionRowSkeleton key={placeholder} />
          ))}
        </div>
      </Loading>
    );
  if (data.data.length === 0 && page === 1 && !isPlaceholderData) return <Nothing list={list} />;
  return (
    <div aria-busy={isPlaceholderData} className={cn(isPlaceholderData && "opacity-60")}>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {data.data.map((session) => (
          <li key={session.id}>
            <SessionRow session={session} />
          </li>
        ))}
      </ul>
      <Pager className="pt-5" pages={data.pagination} onGo={onPage} />
    </div>
  );
}
