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
import { NavLink, useMatch } from "react-router";
import { useUnreadMessages } from "@/entities/conversation/queries";
import { useUnreadNotifications } from "@/entities/notification/queries";
import { useProposalsWaiting } from "@/entities/ring/queries";
import { cn } from "@/lib/cn";

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
/** A place of the bottom bar, with a short label there. */
interface BarPlace extends Place {
  label: "dashboard" | "discover" | "matches" | "messages" | "sessions" | "swaps";
}
const PLACES: BarPlace[] = [
  { to: "/dashboard", label: "dashboard", Icon: LayoutDashboard },
  { to: "/discover", label: "discover", Icon: Compass },
  { to: "/matches", label: "matches", Icon: HeartHandshake },
  { to: "/messages", label: "messages", Icon: MessageCircle },
  { to: "/sessions", label: "sessions", Icon: CalendarDays },
];
const SWAPS: BarPlace = { to: "/swaps", label: "swaps", Icon: ArrowLeftRight };
/** Shown in the side navigation only; on a phone the account menu has them. */
const MORE: Place[] = [
  { to: "/skills", label: "skills", Icon: Sprout },
  { to: "/credits", label: "credits", Icon: Coins },
];
const BELL: Place = { to: "/notifications", label: "notifications", Icon: Bell };

/** `screenReaderText` is what a screen reader hears instead of "3 unread". */
export function CountBadge({
  count,
  screenReaderText,
  className,
}: {
  count: number;
  screenReaderText?: string | undefined;
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
      <span className="sr-only">{screenReaderText ?? t("shell.unread", { count })}</span>
    </span>
  );
}

function useCounts(): Partial<Record<Place["label"], number>> {
  return {
    messages: useUnreadMessages(),
    notifications: useUnreadNotifications(),
    swaps: useProposalsWaiting(),
  };
}

/** Rings are a kind of swaps: the same place is shown as open. */
const useInRings = () => useMatch("/rings/*") !== null;

/** The side navigation of a wide screen. */
export function SideNavigation() {
  const { t } = useTranslation();
  const counts = useCounts();
  const inRings = useInRings();
  return (
    <nav aria-label={t("shell.main")}>
      <ul className="grid gap-1">
        {[...PLACES, SWAPS, ...MORE, BELL].map(({ to, label, Icon }) => (
          <li key={to}>
            <NavLink
              to={to}
              className={({ isActive }) =>
                cn(
                  "flex h-11 items-center gap-3 rounded-control px-3 font-semibold transition-colors",
                  isActive || (inRings && label === "swaps")
                    ? "bg-accent-soft text-accent-ink"
                    : "text-ink-soft hover:bg-sunken hover:text-ink",
                )
              }
            >
              <Icon className="size-5" aria-hidden="true" />
              {t(`shell.${label}`)}
              <CountBadge
                count={counts[label] ?? 0}
                screenReaderText={
                  label === "swaps"
                    ? t("swaps.waitingCount", { count: counts.swaps ?? 0 })
                    : undefined
                }
                className="ms-auto"
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
  const inRings = useInRings();
  return (
    <nav
      aria-label={t("shell.main")}
      className="sticky bottom-0 z-20 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <ul className="grid grid-cols-6">
        {[...PLACES, SWAPS].map(({ to, label, Icon }) => (
          <li key={to}>
            <NavLink
              to={to}
              className={({ isActive }) =>
                cn(
                  "relative flex h-15 flex-col items-center justify-center gap-0.5 text-[0.6875rem] font-semibold",
                  isActive || (inRings && label === "swaps") ? "text-accent-ink" : "text-ink-faint",
                )
              }
            >
              {({ isActive }) => (
                <>
                  <span
                    className={cn(
                      "grid h-7 w-12 place-items-center rounded-full",
                      (isActive || (inRings && label === "swaps")) && "bg-accent-soft",
                    )}
                  >
                    <Icon className="size-5" aria-hidden="true" />
                  </span>
                  <span className="max-w-full truncate px-px">{t(`shell.bar.${label}`)}</span>
                  <CountBadge
                    count={counts[label] ?? 0}
                    screenReaderText={
                      label === "swaps"
                        ? t("swaps.waitingCount", { count: counts.swaps ?? 0 })
                        : undefined
                    }
                    className="absolute top-1 start-1/2 ms-1.5"
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
          className="absolute top-1.5 end-1 grid h-4.5 min-w-4.5 place-items-center rounded-full bg-second px-1 text-[0.6875rem] font-bold text-[#2b1c00]"
        >
          {count > 99 ? "99+" : count}
        </span>
      )}
    </NavLink>
  );
}
