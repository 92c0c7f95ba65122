import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import {
  GROUPS,
  type InboxFilter,
  MOST_COUNTED,
  useUnreadByGroup,
  useUnreadNotifications,
} from "@/entities/notification/queries";
import { searchNow } from "@/lib/address";
import { Chip } from "@/ui/chip";
import { CountBadge } from "@/ui/count-badge";

const filterIn = (search: URLSearchParams): InboxFilter => ({
  unread: search.get("unread") === "true",
  group: GROUPS.find((each) => each === search.get("group")) ?? null,
});

/** The filter is in the URL, so that Back and reload keep it. */
export function useInboxFilter() {
  const [search, setSearch] = useSearchParams();
  const show = (change: Partial<InboxFilter>) => {
    const { unread, group } = { ...filterIn(searchNow()), ...change };
    setSearch(
      { ...(unread ? { unread: "true" } : {}), ...(group ? { group } : {}) },
      { preventScrollReset: true },
    );
  };
  return { filter: filterIn(search), show };
}

/** A word, and on its corner how many of it are unread: the number comes later than the word, and moves nothing. */
function Counted({ label, count }: { label: string; count: number }) {
  const isAtLeast = useUnreadNotifications() >= MOST_COUNTED;
  return (
    <>
      {label} <CountBadge count={count} isAtLeast={isAtLeast} className="absolute -end-2 -top-2" />
    </>
  );
}

/** All or unread; and what they are about. */
export function InboxFilters({ filter, show }: ReturnType<typeof useInboxFilter>) {
  const { t } = useTranslation();
  const unreadCount = useUnreadNotifications();
  const byGroup = useUnreadByGroup();
  return (
    <div className="mb-6 grid gap-3">
      <fieldset className="flex flex-wrap gap-x-2 gap-y-3">
        <legend className="sr-only">{t("inbox.state")}</legend>
        {[false, true].map((unread) => (
          <Chip
            key={String(unread)}
            name="unread"
            checked={filter.unread === unread}
            onChoose={() => show({ unread })}
          >
            <Counted
              label={t(unread ? "notifications.unread" : "inbox.all")}
              count={unread ? unreadCount : 0}
            />
          </Chip>
        ))}
      </fieldset>
      <fieldset className="flex flex-wrap gap-x-2 gap-y-3">
        <legend className="sr-only">{t("inbox.about")}</legend>
        {[null, ...GROUPS].map((group) => (
          <Chip
            key={group ?? ""}
            name="group"
            checked={filter.group === group}
            onChoose={() => show({ group })}
          >
            <Counted
              label={t(`inbox.groups.${group ?? "everything"}`)}
              count={group ? (byGroup[group] ?? 0) : 0}
            />
          </Chip>
        ))}
      </fieldset>
    </div>
  );
}
