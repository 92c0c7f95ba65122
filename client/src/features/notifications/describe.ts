import type { TFunction } from "i18next";
import type { Notification } from "@/lib/api/types";
import { describeEvent, type Told } from "./events";

/** The kinds whose `data` names an event. */
const WITH_EVENT = new Set(["request", "session", "credits", "review", "account"]);

function names(value: unknown): string {
  return Array.isArray(value) ? value.join(", ") : "";
}

/** What a notification says, with times on the clock of `zone`, and where it leads. A kind this client does not know still says something. */
export function describeNotification(
  { type, data }: Notification,
  t: TFunction,
  zone: string,
): Told {
  const said = (data ?? {}) as Record<string, unknown>;
  const text = (key: string) => String(said[key] ?? "");
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
        theyTeach: names(said.theyTeach),
        youTeach: names(said.youTeach),
      }),
      to: `/people/${text("userId")}`,
    };
  if (type === "moderation")
    return { title: t("notifications.moderation"), text: text("text"), to: null };
  if (WITH_EVENT.has(type)) return describeEvent(said, t, zone);
  return { title: t("notifications.other"), text: "", to: null };
}
