import type { TFunction } from "i18next";
import type { Balance, Person } from "skillswap-sdk";
import { credits } from "@/entities/credits/amounts";
import { shownNumber } from "@/lib/i18n/numbers";
import { hoursAndMinutes } from "@/lib/time/lengths";

/** One figure: what it is, how much, a line more, and the page behind it. */
export interface Stat {
  name: "credits" | "taught" | "learned" | "rating";
  value: string;
  hint: string;
  to: string;
}

type Figures = Pick<
  Person,
  "id" | "taughtMinutes" | "learnedMinutes" | "responseMinutes" | "rating" | "totalReviews"
>;

/** The four figures that a member wants at one glance. What is still zero leads to where it begins. */
export function quickStats(person: Figures, balance: Balance, t: TFunction): Stat[] {
  const { taughtMinutes, learnedMinutes } = person;
  return [
    {
      name: "credits",
      value: credits(balance.availableMinutes),
      hint:
        balance.heldMinutes > 0
          ? t("credits.heldToo", { amount: credits(balance.heldMinutes) })
          : t("credits.toSpend"),
      to: "/credits",
    },
    {
      name: "taught",
      value: hoursAndMinutes(taughtMinutes),
      hint: t(`dashboard.stats.${taughtMinutes ? "taughtHint" : "taughtNone"}`),
      to: taughtMinutes ? "/sessions" : "/skills",
    },
    {
      name: "learned",
      value: hoursAndMinutes(learnedMinutes),
      hint: t(`dashboard.stats.${learnedMinutes ? "learnedHint" : "learnedNone"}`),
      to: learnedMinutes ? "/sessions" : "/discover",
    },
    ratingOf(person, t),
  ];
}

function ratingOf({ id, rating, totalReviews, responseMinutes }: Figures, t: TFunction): Stat {
  const reviews =
    rating === null
      ? t("dashboard.stats.ratingHint")
      : t("dashboard.stats.reviews", { count: totalReviews });
  const answers =
    responseMinutes !== null &&
    t("dashboard.stats.answers", { time: hoursAndMinutes(responseMinutes) });
  return {
    name: "rating",
    value: rating === null ? t("dashboard.stats.ratingNone") : `★ ${shownNumber(rating, 1)}`,
    hint: [reviews, answers].filter(Boolean).join(" · "),
    to: `/people/${id}`,
  };
}
