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

/** A word, and how many of it are unread. */
function Counted({ label, count }: { label: string; count: number }) {
  const { t } = useTranslation();
  const isAll = useUnreadNotifications() < MOST_COUNTED;
  if (count === 0) return label;
  return (
    <span>
      {label}{" "}
      <span aria-hidden="true" className="tabular-nums">
        {isAll ? count : `${Math.min(count, MOST_COUNTED - 1)}+`}
      </span>
      <span className="sr-only">{t("shell.unread", { count })}</span>
    </span>
  );
}

/** All or unread; and what they are about. */
export function InboxFilters({ filter, show }: ReturnType<typeof useInboxFilter>) {
  const { t } = useTranslation();
  const unreadCount = useUnreadNotifications();
  const byGroup = useUnreadByGroup();
  return (
    <div className="mb-6 grid gap-3">
      <fieldset className="flex flex-wrap gap-2">
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
      <fieldset className="flex flex-wrap gap-2">
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
