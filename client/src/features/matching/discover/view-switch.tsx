import type { MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { cn } from "@/lib/cn";
import { searchOf, VIEWS, type View } from "./filters";
import type { Controls } from "./use-filters";

/** People or single skills; both are narrowed by the same filters, also by one that was chosen in the same moment. */
export function ViewSwitch({ view, filters, show }: Controls) {
  const { t } = useTranslation();
  const press = (event: MouseEvent, to: View) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return; // opens elsewhere
    event.preventDefault();
    show(to);
  };
  return (
    <nav aria-label={t("discover.view")} className="flex gap-1 rounded-control bg-sunken p-1">
      {VIEWS.map((each) => (
        <Link
          key={each}
          to={{ search: searchOf(each, filters) }}
          preventScrollReset
          onClick={(event) => press(event, each)}
          aria-current={each === view ? "page" : undefined}
          className={cn(
            "inline-flex h-9 flex-1 items-center justify-center rounded-md px-5 font-semibold text-ink-soft hover:text-ink pointer-coarse:h-11",
            each === view && "bg-surface text-accent-ink shadow-low",
          )}
        >
          {t(`discover.views.${each}`)}
        </Link>
      ))}
    </nav>
  );
}
