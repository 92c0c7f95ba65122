import {
  ArrowLeftRight,
  Bell,
  CalendarDays,
  Coins,
  Compass,
  HeartHandshake,
  LayoutDashboard,
  MessageCircle,
  Sprout,
} from "lucide-react";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { useUnreadMessages } from "@/features/chat";
import { useUnreadNotifications } from "@/features/notifications";
import { cn } from "@/lib/cn";
import { useSwapsWaiting } from "@/lib/swaps";

interface Place {
  to: string;
  label:
    | "dashboard"
    | "discover"
    | "matches"
    | "messages"
    | "sessions"
    | "skills"
    | "swaps"
    | "credits"
    | "notifications";
  Icon: ComponentType<{ className?: string }>;
}
const PLACES: Place[] = [
  { to: "/dashboard", label: "dashboard", Icon: LayoutDashboard },
  { to: "/discover", label: "discover", Icon: Compass },
  { to: "/matches", label: "matches", Icon: HeartHandshake },
  { to: "/messages", label: "messages", Icon: MessageCircle },
  { to: "/sessions", label: "sessions", Icon: CalendarDays },
];
/** Only the rail has room for these; on a phone the account menu leads there. */
const MORE: Place[] = [
  { to: "/swaps", label: "swaps", Icon: ArrowLeftRight },
  { to: "/skills", label: "skills", Icon: Sprout },
  { to: "/credits", label: "credits", Icon: Coins },
];
const BELL: Place = { to: "/notifications", label: "notifications", Icon: Bell };

/** `said` is what a screen reader hears instead of "3 unread". */
export function CountBadge({
  count,
  said,
  className,
}: {
  count: number;
  said?: string | undefined;
  className?: string;
}) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <span
      className={cn(
        "inline-grid h-5 min-w-5 place-items-center rounded-full bg-second px-1.5 text-xs font-bold text-[#2b1c00]",
        className,
      )}
    >
      <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
      <span className="sr-only">{said ?? t("shell.unread", { count })}</span>
    </span>
  );
}

function useCounts(): Partial<Record<Place["label"], number>> {
  return {
    messages: useUnreadMessages(),
    notifications: useUnreadNotifications(),
    swaps: useSwapsWaiting(),
  };
}

/** The rail of a wide screen. */
export function SideNavigation() {
  const { t } = useTranslation();
  const counts = useCounts();
  return (
    <nav aria-label={t("shell.main")}>
      <ul className="grid gap-1">
        {[...PLACES, ...MORE, BELL].map(({ to, label, Icon }) => (
          <li key={to}>
            <NavLink
              to={to}
              className={({ isActive }) =>
                cn(
                  "flex h-11 items-center gap-3 rounded-control px-3 font-semibold transition-colors",
                  isActive
                    ? "bg-accent-soft text-accent-ink"
                    : "text-ink-soft hover:bg-sunken hover:text-ink",
                )
              }
            >
              <Icon className="size-5" aria-hidden="true" />
              {t(`shell.${label}`)}
              <CountBadge
                count={counts[label] ?? 0}
                said={
                  label === "swaps"
                    ? t("swaps.waitingCount", { count: counts.swaps ?? 0 })
                    : undefined
                }
                className="ml-auto"
              />
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The bar at the bottom of a phone. */
export function BottomNavigation() {
  const { t } = useTranslation();
  const counts = useCounts();
  return (
    <nav
      aria-label={t("shell.main")}
      className="sticky bottom-0 z-20 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <ul className="grid grid-cols-5">
        {PLACES.map(({ to, label, Icon }) => (
          <li key={to}>
            <NavLink
              to={to}
              className={({ isActive }) =>
                cn(
                  "relative flex h-15 flex-col items-center justify-center gap-0.5 text-xs font-semibold",
                  isActive ? "text-accent-ink" : "text-ink-faint",
                )
              }
            >
              {({ isActive }) => (
                <>
                  <span
                    className={cn(
                      "grid h-7 w-12 place-items-center rounded-full",
                      isActive && "bg-accent-soft",
                    )}
                  >
                    <Icon className="size-5" aria-hidden="true" />
                  </span>
                  {t(`shell.${label}`)}
                  <CountBadge
                    count={counts[label] ?? 0}
                    className="absolute top-1 left-1/2 ml-1.5"
                  />
                </>
              )}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function BellLink() {
  const { t } = useTranslation();
  const count = useUnreadNotifications();
  return (
    <NavLink
      to={BELL.to}
      aria-label={count === 0 ? t("notifications.bell") : t("notifications.bellCount", { count })}
      className="relative grid size-11 place-items-center rounded-control text-ink-soft hover:bg-sunken"
    >
      <Bell className="size-5" aria-hidden="true" />
      {count > 0 && (
        <span
          aria-hidden="true"
          className="absolute top-1.5 right-1 grid h-4.5 min-w-4.5 place-items-center rounded-full bg-second px-1 text-[0.6875rem] font-bold text-[#2b1c00]"
        >
          {count > 99 ? "99+" : count}
        </span>
      )}
    </NavLink>
  );
}
