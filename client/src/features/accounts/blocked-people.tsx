import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { BlockedPerson } from "skillswap-sdk";
import { toast } from "sonner";
import { useUnblock } from "@/entities/moderation/actions";
import { blocksQuery } from "@/entities/moderation/queries";
import { Avatar } from "@/entities/person/avatar";
import { describeError } from "@/lib/api/describe";
import { ago } from "@/lib/time/relative";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { LoadError } from "@/ui/load-error";
import { Loading, Skeleton } from "@/ui/skeleton";

function BlockedRow({ person }: { person: BlockedPerson }) {
  const { t } = useTranslation();
  const unblock = useUnblock();
  const { name } = person;
  return (
    <li className="flex items-center gap-4 border-t border-line py-3 first:border-0">
      <Avatar name={name} url={person.avatarUrl} />
      <div className="min-w-0 flex-1">
        <p dir="auto" className="truncate font-semibold">
          {name}
        </p>
        <p className="text-sm text-ink-faint">
          {t("moderation.blockedSince", { when: ago(person.createdAt) })}
        </p>
      </div>
      <Button
        variant="secondary"
        size="sm"
        aria-label={t("moderation.unblockPerson", { name })}
        busy={unblock.isPending}
        onClick={() =>
          unblock.mutate(person, {
            onSuccess: () => toast.success(t("moderation.unblocked", { name })),
            onError: (error) => toast.error(describeError(error)),
          })
        }
      >
        {t("moderation.unblock")}
      </Button>
    </li>
  );
}

/** The people I blocked, each with a button to unblock. */
export function BlockedPeople() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(blocksQuery);
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const people = data?.pages.flatMap((page) => page.data);
  return (
    <section aria-label={t("moderation.blockedPeople")}>
      <Card>
        <h2 className="text-xl font-bold">{t("moderation.blockedPeople")}</h2>
        <p className="mb-2 text-sm text-ink-soft">{t("moderation.blockedPeopleHint")}</p>
        {error && <LoadError error={error} onRetry={() => void refetch()} />}
        {!people && !error && (
          <Loading label={t("common.loading")}>
            <Skeleton className="my-3 h-11" />
          </Loading>
        )}
        {people?.length === 0 && (
          <p className="py-2 text-ink-faint">{t("moderation.nobodyBlocked")}</p>
        )}
        <ul>
          {people?.map((person) => (
            <BlockedRow key={person.id} person={person} />
          ))}
        </ul>
        {hasNextPage && (
          <Button
            variant="secondary"
            size="sm"
            busy={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {t("moderation.showMore")}
          </Button>
        )}
      </Card>
    </section>
  );
}
