import { useTranslation } from "react-i18next";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Endless } from "@/components/ui/endless";
import { LoadError } from "@/components/ui/load-error";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { ConversationRow } from "./conversation-row";
import { useConversations } from "./queries";

const BONES = ["a", "b", "c", "d", "e"];

export function ConversationBones({ count = BONES.length }: { count?: number }) {
  const { t } = useTranslation();
  return (
    <Loading label={t("chat.loadingList")}>
      {BONES.slice(0, count).map((bone) => (
        <div key={bone} className="flex items-center gap-3 p-3">
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
      <ButtonLink to="/matches" look="secondary">
        {t("chat.seeMatches")}
      </ButtonLink>
    </EmptyState>
  );
}

export function ConversationList() {
  const { t } = useTranslation();
  const query = useConversations();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  if (error && !data) return <LoadError error={error} onRetry={() => void query.refetch()} />;
  if (!data) return <ConversationBones />;
  const all = data.pages.flatMap((page) => page.data);
  if (all.length === 0) return <NoConversations />;
  return (
    <>
      <ul aria-label={t("chat.conversations")} className="grid gap-0.5">
        {all.map((conversation) => (
          <li
            key={conversation.id}
            className="min-w-0 [contain-intrinsic-size:auto_4.25rem] [content-visibility:auto]"
          >
            <ConversationRow conversation={conversation} />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Endless key={data.pages.length} onReach={() => void fetchNextPage()}>
          <Button
            look="quiet"
            size="sm"
            busy={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {t("chat.more")}
          </Button>
        </Endless>
      )}
    </>
  );
}
