import { useTranslation } from "react-i18next";
import type { Session } from "skillswap-sdk";
import { endsAt } from "@/entities/session/status";
import { topicName } from "@/lib/i18n/topics";
import { countdown } from "@/lib/time/lengths";
import { useNow } from "@/lib/time/now";
import { useTitle } from "@/ui/page";

/** The time that is left stands in the tab's title, for whoever looks at another tab. */
export function TabTitle({ session }: { session: Session }) {
  const { t } = useTranslation();
  const left = endsAt(session) - useNow(1_000);
  const words = { skill: topicName(session.skill.name), time: countdown(Math.abs(left)) };
  useTitle(t(left > 0 ? "room.time.tabLeft" : "room.time.tabOver", words));
  return null;
}
