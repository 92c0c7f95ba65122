import type { TFunction } from "i18next";
import type { Notification } from "skillswap-sdk";
import { namesWithCommas } from "@/lib/i18n/lists";
import { topicName } from "@/lib/i18n/topics";
import { describeEvent, type NotificationText } from "./describe-event";
import { describeMilestone } from "./describe-milestone";

/** The kinds whose `data` names an event. */
const WITH_EVENT = new Set(["request", "session", "credits", "review", "ring", "account"]);

/** Names of skills, in one line. */
function skillNames(value: unknown): string {
  return Array.isArray(value) ? namesWithCommas(value.map((name) => topicName(String(name)))) : "";
}

/** The text of a notification with times in `zone`, and its link. A kind this client does not know has a general text. */
export function describeNotification(
  { type, data }: Notification,
  t: TFunction,
  zone: string,
): NotificationText {
  const fields = (data ?? {}) as Record<string, unknown>;
  const text = (key: string) => String(fields[key] ?? "");
  if (type === "message")
    return {
      title: t("notifications.message", { name: text("senderName") }),
      text: text("preview"),
      to: `/messages/${text("conversationId")}`,
    };
  if (type === "match")
    return {
      title: t("notifications.match", { name: text("name") }),
      text: t("notifications.matchText", {
        theyTeach: skillNames(fields.theyTeach),
        youTeach: skillNames(fields.youTeach),
      }),
      to: `/people/${text("userId")}`,
    };
  if (type === "moderation")
    return { title: t("notifications.moderation"), text: text("text"), to: null };
  if (type === "search")
    return {
      title: t("searches.notice", { count: Number(fields.count ?? 1) }),
      text: text("name"),
      to: `/discover/searches/${text("searchId")}`,
    };
  if (type === "milestone") return describeMilestone(fields, t);
  if (WITH_EVENT.has(type)) return describeEvent(fields, t, zone);
  return { title: t("notifications.other"), text: "", to: null };
}
