import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { partnerOf } from "@/entities/conversation/conversations";
import { archivedQuery, conversationsQuery } from "@/entities/conversation/queries";
import { useMe } from "@/lib/auth/me";
import { ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { LoadError } from "@/ui/load-error";
import { LoadMore } from "@/ui/load-more";
import { Loading, Skeleton } from "@/ui/skeleton";
import { ConversationRow } from "./conversation-row";
import { RowMenu } from "./row-menu";

const PLACEHOLDERS = ["a", "b", "c", "d", "e"];

export function ConversationSkeleton({ count = PLACEHOLDERS.length }: { count?: number }) {
  const { t } = useTranslation();
  return (
    <Loading label={t("chat.loadingList")}>
      {PLACEHOLDERS.slice(0, count).map((placeholder) => (
        <div key={placeholder} className="flex items-center gap-3 p-3">
          <Skeleton className="size-11 rounded-full" />
          <div className="grid flex-1 gap-2">
            <Skeleton className="h-4 w-1/2" />
            <Skeleton className="h-4 w-4/5" />
          </div>
        </div>
      ))}
    </Loading>
  );
}

export function NoConversations() {
  const { t } = useTranslation();
  return (
    <EmptyState title={t("chat.emptyTitle")} text={t("chat.emptyText")}>
      <ButtonLink to="/discover">{t("chat.find")}</ButtonLink>
      <ButtonLink to="/matches" variant="secondary">
        {t("chat.seeMatches")}
      </ButtonLink>
    </EmptyState>
  );
}

function NothingArchived() {
  const { t } = useTranslation();
  return <EmptyState title={t("arranging.archiveEmpty")} text={t("arranging.archiveEmptyText")} />;
}

export function ConversationList({ archived }: { archived: boolean }) {
  const { t } = useTranslation();
  const me = useMe();
  const query = useInfiniteQuery(archived ? archivedQuery : conversationsQuery);
  const { data, error } = query;
  if (error && !data) return <LoadError error={error} onRetry={() => void query.refetch()} />;
  if (!data) return <ConversationSkeleton />;
  const all = data.pages
    .flatMap((page) => page.data)
    .filter(({ isArchived }) => isArchived === archived);
  if (all.length === 0 && !query.hasNextPage)
    return archived ? <NothingArchived /> : <NoConversations />;
  return (
    <>
      <ul aria-label={t("chat.conversations")} className="grid gap-0.5">
        {all.map((conversation) => (
          <li
            key={conversation.id}
            className="group flex min-w-0 items-center [contain-intrinsic-size:auto_4.25rem] [content-visibility:auto]"
          >
            <div className="min-w-0 flex-1">
              <ConversationRow conversation={conversation} />
            </div>
            <RowMenu
              conversation={conversation}
              name={partnerOf(conversation, me.id)?.name ?? ""}
            />
          </li>
        ))}
      </ul>
      <LoadMore query={query} label={t("chat.more")} variant="quiet" />
    </>
  );
}
