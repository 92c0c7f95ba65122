import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadError } from "@/components/ui/load-error";
import { Loading } from "@/components/ui/skeleton";
import { cn } from "@/lib/cn";
import { type SessionFilter, sessionsQuery } from "@/lib/sessions";
import { SessionBones, SessionRow } from "./session-row";

export type ListName = "upcoming" | "taught" | "learned";

const FILTERS: Record<ListName, SessionFilter> = {
  upcoming: { when: "upcoming" },
  taught: { type: "taught", when: "past" },
  learned: { type: "learned", when: "past" },
};
const ROWS = 10;
const BONES = ["a", "b", "c"];

function Nothing({ list }: { list: ListName }) {
  const { t } = useTranslation();
  return (
    <EmptyState title={t(`sessions.empty.${list}Title`)} text={t(`sessions.empty.${list}Text`)}>
      <ButtonLink to="/matches">{t("sessions.empty.matches")}</ButtonLink>
      <ButtonLink to="/discover" look="secondary">
        {t("sessions.empty.discover")}
      </ButtonLink>
    </EmptyState>
  );
}

function Pages({
  page,
  pages,
  onGo,
}: {
  page: number;
  pages: number;
  onGo: (page: number) => void;
}) {
  const { t } = useTranslation();
  if (pages <= 1 && page === 1) return null;
  return (
    <nav
      aria-label={t("sessions.pages.label")}
      className="flex items-center justify-between gap-3 pt-5"
    >
      <Button look="secondary" size="sm" disabled={page <= 1} onClick={() => onGo(page - 1)}>
        <ChevronLeft aria-hidden="true" />
        {t("sessions.pages.newer")}
      </Button>
      <span className="text-sm text-ink-soft">{t("sessions.pages.page", { page, pages })}</span>
      <Button look="secondary" size="sm" disabled={page >= pages} onClick={() => onGo(page + 1)}>
        {t("sessions.pages.older")}
        <ChevronRight aria-hidden="true" />
      </Button>
    </nav>
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
          {BONES.map((bone) => (
            <SessionBones key={bone} />
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
      <Pages page={page} pages={data.pagination.totalPages} onGo={onPage} />
    </div>
  );
}
