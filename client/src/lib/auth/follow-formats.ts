import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Me } from "skillswap-sdk";
import { keepLanguage, shownLanguage } from "@/lib/i18n/language";
import { isLanguage } from "@/lib/i18n/languages";
import { keepHourCycle } from "@/lib/time/hour-cycle";

/** The member's language: shown, and remembered on this device. Sentences of the server are fetched again in it. */
async function follow(locale: string, cache: QueryClient): Promise<void> {
  const before = shownLanguage();
  if (!isLanguage(locale)) return;
  await keepLanguage(locale);
  if (locale !== before) await cache.invalidateQueries();
}

/** Language and clock are those of the member's profile, where one was chosen; before, and for strangers, the device's. */
export function useFollowFormats(me: Me | null | undefined): void {
  const cache = useQueryClient();
  const locale = me?.locale ?? "";
  const hourCycle = me?.hourCycle;
  useEffect(() => {
    void follow(locale, cache).catch(() => undefined); // without a network the texts that are here stay
  }, [locale, cache]);
  useEffect(() => {
    if (hourCycle !== undefined) keepHourCycle(hourCycle);
  }, [hourCycle]);
}
