import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { bundled } from "@/entities/notification/bundle";
import {
  type InboxFilter,
  notificationsQuery,
  useUnreadByGroup,
  useUnreadNotifications,
} from "@/entities/notification/queries";
import "@/lib/i18n/inbox-texts";
import { useMyZone } from "@/lib/time/my-zone";
import { Button, ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { LoadError } from "@/ui/load-error";
import { LoadMore } from "@/ui/load-more";
import { Page } from "@/ui/page";
import { Loading, Skeleton } from "@/ui/skeleton";
import { DayName } from "@/ui/times";
import { focusHeading } from "./focus-next";
import { InboxFilters, useInboxFilter } from "./inbox-filter";
import { NotificationBundle } from "./notification-bundle";
import { useMarkAll } from "./use-mark";

const PLACEHOLDERS = ["a", "b", "c", "d"];

function Placeholders() {
  const { t } = useTranslation();
  return (
    <Loading label={t("notifications.loading")}>
      <div className="grid gap-3">
        {PLACEHOLDERS.map((placeholder) => (
          <Skeleton key={placeholder} className="h-24 rounded-card" />
        ))}
      </div>
    </Loading>
  );
}

/** Why there is nothing, and from a filter the way back to all. */
function Nothing({ filter, onAll }: { filter: InboxFilter; onAll: () => void }) {
  const { t } = useTranslation();
  const { unread, group } = filter;
  if (!unread && !group)
    return (
      <EmptyState title={t("notifications.emptyTitle")} text={t("notifications.emptyText")}>
        <ButtonLink to="/discover" variant="secondary">
          {t("shell.discover")}
        </ButtonLink>
      </EmptyState>
    );
  return (
    <EmptyState
      title={t(unread ? "inbox.allReadTitle" : "inbox.noneTitle")}
      text={group ? t(`inbox.none.${group}`) : t("inbox.allReadText")}
    >
      <Button variant="secondary" onClick={onAll}>
        {t("inbox.showAll")}
      </Button>
    </EmptyState>
  );
}

function Days({ filter, show }: ReturnType<typeof useInboxFilter>) {
  const { t } = useTranslation();
  const zone = useMyZone();
  const query = useInfiniteQuery(notificationsQuery(filter));
  const { data, error } = query;
  if (error && !data) return <LoadError error={error} onRetry={() => void query.refetch()} />;
  if (!data) return <Placeholders />;
  const all = data.pages.flatMap((page) => page.data);
  if (all.length === 0 && !query.hasNextPage)
    return <Nothing filter={filter} onAll={() => show({ unread: false, group: null })} />;
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {bundled(all, zone).map(({ day, bundles }) => (
          <section key={day} aria-labelledby={`day-${day}`} className="grid gap-3">
            <h2 id={`day-${day}`} className="text-lg font-bold">
              <DayName at={bundles[0]?.items[0].createdAt ?? day} />
            </h2>
            <ul className="grid grid-cols-[minmax(0,1fr)] gap-3">
              {bundles.map((bundle) => (
                <NotificationBundle key={bundle.key} bundle={bundle} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <LoadMore query={query} label={t("notifications.more")} />
    </>
  );
}

/** Marks all that the chosen group has, with and without `unread`, up to the newest that is in the list now. */
function MarkAll({ filter }: { filter: InboxFilter }) {
  const { t } = useTranslation();
  const { group } = filter;
  const newest = useInfiniteQuery(notificationsQuery(filter)).data?.pages[0]?.data[0]?.id;
  const all = useUnreadNotifications();
  const byGroup = useUnreadByGroup();
  const { markAll, isPending } = useMarkAll();
  return (
    <Button
      variant="secondary"
      size="sm"
      disabled={!newest || (group ? byGroup[group] : all) === 0}
      busy={isPending}
      onClick={() => {
        focusHeading();
        if (newest) markAll({ group, newest });
      }}
    >
      {t(group ? "inbox.markThese" : "notifications.markAll")}
    </Button>
  );
}

export function NotificationsPage() {
  const { t } = useTranslation();
  const controls = useInboxFilter();
  return (
    <Page title={t("notifications.title")} narrow actions={<MarkAll filter={controls.filter} />}>
      <InboxFilters {...controls} />
      <Days {...controls} />
    </Page>
  );
}
