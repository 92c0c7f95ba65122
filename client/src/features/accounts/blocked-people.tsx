import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { Avatar } from "@/components/people/avatar";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { LoadError } from "@/components/ui/load-error";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { describeError } from "@/lib/api/describe";
import type { BlockedPerson } from "@/lib/api/types";
import { ago } from "@/lib/format";
import { blocksQuery, useUnblock } from "@/lib/safety";

function BlockedRow({ person }: { person: BlockedPerson }) {
  const { t } = useTranslation();
  const unblock = useUnblock();
  const { name } = person;
  return (
    <li className="flex items-center gap-4 border-t border-line py-3 first:border-0">
      <Avatar name={name} url={person.avatarUrl} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-semibold">{name}</p>
        <p className="text-sm text-ink-faint">
          {t("safety.blockedSince", { when: ago(person.createdAt) })}
        </p>
      </div>
      <Button
        look="secondary"
        size="sm"
        aria-label={t("safety.unblockPerson", { name })}
        busy={unblock.isPending}
        onClick={() =>
          unblock.mutate(person, {
            onSuccess: () => toast.success(t("safety.unblocked", { name })),
            onError: (error) => toast.error(describeError(error)),
          })
        }
      >
        {t("safety.unblock")}
      </Button>
    </li>
  );
}

/** Whom I blocked, and the way back. */
export function BlockedPeople() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(blocksQuery);
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const people = data?.pages.flatMap((page) => page.data);
  return (
    <section aria-label={t("safety.blockedPeople")}>
      <Card>
        <h2 className="text-xl font-bold">{t("safety.blockedPeople")}</h2>
        <p className="mb-2 text-sm text-ink-soft">{t("safety.blockedPeopleHint")}</p>
        {error && <LoadError error={error} onRetry={() => void refetch()} />}
        {!people && !error && (
          <Loading label={t("common.loading")}>
            <Skeleton className="my-3 h-11" />
          </Loading>
        )}
        {people?.length === 0 && <p className="py-2 text-ink-faint">{t("safety.nobodyBlocked")}</p>}
        <ul>
          {people?.map((person) => (
            <BlockedRow key={person.id} person={person} />
          ))}
        </ul>
        {hasNextPage && (
          <Button
            look="secondary"
            size="sm"
            busy={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {t("safety.showMore")}
          </Button>
        )}
      </Card>
    </section>
  );
}
