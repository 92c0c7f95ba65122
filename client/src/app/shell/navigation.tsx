import {
  ArrowLeftRight,
  Bell,
  CalendarDays,
  ChartNoAxesColumn,
  Coins,
  Compass,
  HeartHandshake,
  LayoutDashboard,
  MessageCircle,
  Sprout,
} from "lucide-react";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { Link, NavLink, useLocation } from "react-router";
import { useUnreadMessages } from "@/entities/conversation/queries";
import { useUnreadNotifications } from "@/entities/notification/queries";
import { useProposalsWaiting } from "@/entities/ring/queries";
import { cn } from "@/lib/cn";
import { CountBadge } from "@/ui/count-badge";

interface Place {
  to: string;
  label:
    | "dashboard"
    | "discover"
    | "matches"
    | "messages"
    | "sessions"
    | "board"
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
  { to: "/board", label: "board", Icon: ChartNoAxesColumn },
  { to: "/skills", label: "skills", Icon: Sprout },
  { to: "/credits", label: "credits", Icon: Coins },
];
const BELL: Place = { to: "/notifications", label: "notifications", Icon: Bell };

/** How much is unread in a place, or waits for an answer there. */
function PlaceCount({ label, className }: { label: Place["label"]; className: string }) {
  const { t } = useTranslation();
  const counts: Partial<Record<Place["label"], number>> = {
    messages: useUnreadMessages(),
    notifications: useUnreadNotifications(),
    swaps: useProposalsWaiting(),
  };
  const count = counts[label] ?? 0;
  return (
    <CountBadge
      count={count}
      screenReaderText={label === "swaps" ? t("swaps.waitingCount", { count }) : undefined}
      className={className}
    />
  );
}

/** What a place holds besides the pages under its own address: rings are a kind of swaps. */
const ALSO: Partial<Record<Place["label"], string>> = { swaps: "/rings" };

/** Whether a page of that place is open. */
function useIsOpen(): (place: Place) => boolean {
  const { pathname } = useLocation();
  const isIn = (root: string) => pathname === root || pathname.startsWith(`${root}/`);
  return ({ to, label }) => [to, ALSO[label]].some((root) => root && isIn(root));
}

/** The side navigation of a wide screen. */
export function SideNavigation() {
  const { t } = useTranslation();
  const isOpen = useIsOpen();
  return (
    <nav aria-label={t("shell.main")}>
      <ul className="grid gap-1">
        {[...PLACES, SWAPS, ...MORE, BELL].map((place) => (
          <li key={place.to}>
            <Link
              to={place.to}
              aria-current={isOpen(place) ? "page" : undefined}
              className={cn(
                "flex h-11 items-center gap-3 rounded-control px-3 font-semibold transition-colors",
                isOpen(place)
                  ? "bg-accent-soft text-accent-ink"
                  : "text-ink-soft hover:bg-sunken hover:text-ink",
              )}
            >
              <place.Icon className="size-5" aria-hidden="true" />
              {t(`shell.${place.label}`)}
              <PlaceCount label={place.label} className="ms-auto" />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The bar at the bottom of a phone. */
export function BottomNavigation() {
  const { t } = useTranslation();
  const isOpen = useIsOpen();
  return (
    <nav
      aria-label={t("shell.main")}
      className="sticky bottom-0 z-20 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <ul className="grid auto-cols-auto grid-flow-col">
        {[...PLACES, SWAPS].map((place) => (
          <li key={place.to}>
            <Link
              to={place.to}
              aria-current={isOpen(place) ? "page" : undefined}
              className={cn(
                "relative flex h-15 flex-col items-center justify-center gap-0.5 text-[0.6875rem] font-semibold",
                isOpen(place) ? "text-accent-ink" : "text-ink-faint",
              )}
            >
              <span
                className={cn(
                  "grid h-7 w-12 place-items-center rounded-full",
                  isOpen(place) && "bg-accent-soft",
                )}
              >
                <place.Icon className="size-5" aria-hidden="true" />
              </span>
              <span className="max-w-full truncate px-1">{t(`shell.bar.${place.label}`)}</span>
              <PlaceCount label={place.label} className="absolute top-1 start-1/2 ms-1.5" />
            </Link>
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
