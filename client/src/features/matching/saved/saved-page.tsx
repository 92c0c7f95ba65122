import "@/lib/i18n/discover-texts";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { cn } from "@/lib/cn";
import { Page } from "@/ui/page";
import { SearchList } from "../searches/search-list";
import { DismissedPeople } from "./dismissed-people";
import { SavedPeople } from "./saved-people";

const TABS = { people: SavedPeople, searches: SearchList, dismissed: DismissedPeople };
type Tab = keyof typeof TABS;
const isTab = (name: string): name is Tab => name in TABS;

/** What I kept of Discover: people, searches, and who is not for me. */
export function SavedPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const asked = params.get("tab") ?? "";
  const tab = isTab(asked) ? asked : "people";
  const Shown = TABS[tab];
  return (
    <Page title={t("saved.title")} intro={t("saved.intro")}>
      <nav
        aria-label={t("saved.title")}
        className="mb-6 flex gap-1 rounded-control bg-sunken p-1 sm:inline-flex"
      >
        {(Object.keys(TABS) as Tab[]).map((each) => (
          <Link
            key={each}
            to={{ search: each === "people" ? "" : `tab=${each}` }}
            aria-current={each === tab ? "page" : undefined}
            className={cn(
              "inline-flex min-h-10 flex-auto items-center justify-center rounded-md px-2 text-center font-semibold text-ink-soft hover:text-ink pointer-coarse:min-h-11 sm:flex-none sm:px-5",
              each === tab && "bg-surface text-accent-ink shadow-low",
            )}
          >
            {t(`saved.tabs.${each}`)}
          </Link>
        ))}
      </nav>
      <Shown />
    </Page>
  );
}
