import { queryOptions } from "@tanstack/react-query";
import i18n from "@/i18n";
import { api, unwrap } from "./api/client";
import type { Balance } from "./api/types";

export const CREDITS = ["credits"];
const MINUTES_PER_CREDIT = 60;

export const balanceQuery = queryOptions({
  queryKey: [...CREDITS, "balance"],
  queryFn: (): Promise<Balance> => unwrap(api.GET("/api/credits/balance")),
});

/** 90 minutes are "1.5 credits". The server knows minutes only; sixty are one credit. */
export function credits(minutes: number): string {
  return i18n.t("credits.amount", {
    count: minutes / MINUTES_PER_CREDIT,
    shown: creditNumber(minutes),
  });
}

/** The number alone: "1.5". Ten minutes are 0.17, so the exact minutes stand beside it where they matter. */
export function creditNumber(minutes: number): string {
  return new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 }).format(
    minutes / MINUTES_PER_CREDIT,
  );
}

/** "1 h 30 min", "45 min", "0 min". */
export function hoursAndMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [
    hours > 0 && i18n.t("credits.hours", { count: hours }),
    (rest > 0 || hours === 0) && i18n.t("credits.minutes", { count: rest }),
  ];
  return parts.filter(Boolean).join(" ");
}
