import {
  ArrowLeftRight,
  Bell,
  CalendarClock,
  Coins,
  HeartHandshake,
  Hourglass,
  type LucideIcon,
  MessageCircle,
  Orbit,
  Search,
  ShieldAlert,
  Sparkles,
  Star,
  UserRound,
} from "lucide-react";
import type { Notification } from "skillswap-sdk";

const ICONS: Record<string, LucideIcon> = {
  message: MessageCircle,
  match: HeartHandshake,
  moderation: ShieldAlert,
  request: Hourglass,
  session: CalendarClock,
  credits: Coins,
  review: Star,
  account: UserRound,
  milestone: Sparkles,
  search: Search,
  ring: Orbit,
};

/** The sign of what a notification is about: of a swap or of its kind. */
export function notificationIcon({ type, data }: Notification): LucideIcon {
  if (typeof data === "object" && data && "swapId" in data) return ArrowLeftRight;
  return ICONS[type] ?? Bell;
}
