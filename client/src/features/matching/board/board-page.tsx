import "@/lib/i18n/board-texts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { BoardTopic } from "skillswap-sdk";
import { useTakeUp } from "@/entities/skill/take-up";
import { Button, ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { LoadError } from "@/ui/load-error";
import { LoadMore } from "@/ui/load-more";
import { Page } from "@/ui/page";
import { Loading, Skeleton } from "@/ui/skeleton";
import { BoardFilters } from "./board-filters";
import { BoardRow } from "./board-row";
import { boardQuery } from "./queries";
import { useChoice } from "./use-choice";

const PLACEHOLDERS = ["a", "b", "c", "d", "e"];

/** Supply and demand: what is wanted and hardly taught, what nobody asks for, what is growing. */
export function BoardPage() {
  const { t } = useTranslation();
  const { choice, set, clear, isNarrow } = useChoice();
  const query = useInfiniteQuery(boardQuery(choice));
  const { takeUp, isBusy } = useTakeUp();
  const { data, error } = query;
  const topics: BoardTopic[] = data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Page title={t("board.title")} intro={t("board.intro")} narrow>
      <BoardFilters choice={choice} set={set} />
      {error && !data && <LoadError error={error} onRetry={() => void query.refetch()} />}
      {!data && !error && (
        <Loading label={t("board.loading")}>
          <div className="grid gap-3">
            {PLACEHOLDERS.map((placeholder) => (
              <Skeleton key={placeholder} className="h-24 rounded-card" />
            ))}
          </div>
        </Loading>
      )}
      {data && topics.length === 0 && (
        <EmptyState
          title={t("board.emptyTitle")}
          text={t(isNarrow ? "board.emptyNarrow" : "board.emptyText")}
        >
          {isNarrow ? (
            <Button variant="secondary" onClick={clear}>
              {t("board.clear")}
            </Button>
          ) : (
            <ButtonLink to="/discover">{t("board.toDiscover")}</ButtonLink>
          )}
        </EmptyState>
      )}
      {topics.length > 0 && (
        <ul aria-label={t(`board.views.${choice.view}`)} className="grid gap-3">
          {topics.map((topic) => (
            <BoardRow
              key={topic.topicId}
              topic={topic}
              view={choice.view}
              busy={isBusy}
              onTakeUp={(type, { name, category }) => takeUp(type, name, category)}
            />
          ))}
        </ul>
      )}
      {error && data && <LoadError error={error} onRetry={() => void query.fetchNextPage()} />}
      {!error && <LoadMore query={query} label={t("board.more")} />}
    </Page>
  );
}
