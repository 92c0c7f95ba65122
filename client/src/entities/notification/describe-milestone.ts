import type { TFunction } from "i18next";
import type { NotificationText } from "./describe-event";

/** What the member reached for the first time, and the page that shows what comes of it. */
const PAGES = {
  first_match: "/matches",
  first_lesson_given: "/credits",
  first_review: "/profile",
} as const;

type Milestone = keyof typeof PAGES;

const isMilestone = (name: unknown): name is Milestone => String(name) in PAGES;

/** The text and link of a notification that celebrates a milestone. */
export function describeMilestone(data: Record<string, unknown>, t: TFunction): NotificationText {
  const { milestone } = data;
  if (!isMilestone(milestone)) return { title: t("notifications.other"), text: "", to: null };
  return {
    title: t(`notifications.milestones.${milestone}`),
    text: t(`notifications.milestoneTexts.${milestone}`),
    to: PAGES[milestone],
  };
}
