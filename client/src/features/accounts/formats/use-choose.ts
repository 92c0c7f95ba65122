import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { api, unwrap } from "@/lib/api/client";
import { describeError } from "@/lib/api/describe";
import { meQuery } from "@/lib/auth/me";
import { keepLanguage } from "@/lib/i18n/language";
import type { Language } from "@/lib/i18n/languages";
import { type HourCycle, keepHourCycle } from "@/lib/time/hour-cycle";

type Formats = { locale: Language } | { hourCycle: HourCycle };

/** Saves a choice in the profile of who is signed in; a stranger's stays on the device. */
function useSave() {
  const cache = useQueryClient();
  return async (body: Formats) => {
    const me = cache.getQueryData(meQuery.queryKey);
    if (!me) return;
    const saved = await unwrap(api.PATCH("/api/users/profile", { body }));
    cache.setQueryData(meQuery.queryKey, saved);
  };
}

/** Shows everything in another language at once; what the server words is fetched again. */
export function useChooseLanguage() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const save = useSave();
  return useMutation({
    mutationFn: async (locale: Language) => {
      await keepLanguage(locale);
      await save({ locale });
      void cache.invalidateQueries();
    },
    onError: (error) => toast.error(describeError(error), { description: t("language.notSaved") }),
  });
}

export function useChooseHourCycle() {
  const save = useSave();
  return useMutation({
    mutationFn: (hourCycle: HourCycle) => {
      keepHourCycle(hourCycle);
      return save({ hourCycle });
    },
    onError: (error) => toast.error(describeError(error)),
  });
}
