import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { cn } from "@/lib/cn";
import { Page, useTitle } from "@/ui/page";
import { SessionList } from "./list/session-list";
import { TABS, type Tab, useSessionsPlace } from "./use-place";
import { WeekView } from "./week/week-view";

function Tabs({ current }: { current: Tab }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t("sessions.tabs.label")} className="mb-6 border-b border-line">
      <ul className="-mb-px flex gap-1 sm:gap-4">
        {TABS.map((tab) => (
          <li key={tab}>
            <Link
              to={tab === "upcoming" ? "/sessions" : `/sessions?tab=${tab}`}
              preventScrollReset
              aria-current={tab === current ? "page" : undefined}
              className={cn(
                "flex h-11 items-center border-b-3 px-2.5 text-sm font-semibold sm:text-base",
                tab === TABS[0] && "ps-0", // begins where all else on the page does
                tab === current
                  ? "border-accent text-accent-ink"
                  : "border-transparent text-ink-soft hover:text-ink",
              )}
            >
              {t(`sessions.tabs.${tab}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** My sessions: upcoming, by week, taught and learned. Tab, page and week are in the URL. */
export function SessionsPage() {
  const { t } = useTranslation();
  const { tab, page, week, go } = useSessionsPlace();
  useTitle(
    tab === "upcoming"
      ? t("sessions.title")
      : `${t(`sessions.tabs.${tab}`)} · ${t("sessions.title")}`,
  );
  return (
    <Page title={t("sessions.title")} intro={t("sessions.intro")}>
      <Tabs current={tab} />
      {tab === "week" ? (
        <WeekView week={week} onWeek={(week) => go(week ? { week } : {})} />
      ) : (
        <SessionList
          key={tab}
          list={tab}
          page={page}
          onPage={(next) => go(next > 1 ? { page: String(next) } : {})}
        />
      )}
    </Page>
  );
}
