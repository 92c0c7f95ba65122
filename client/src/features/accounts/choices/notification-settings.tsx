import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { describeError } from "@/lib/api/describe";
import { Card } from "@/ui/card";
import { LoadError } from "@/ui/load-error";
import { Loading, Skeleton } from "@/ui/skeleton";
import { ChannelTable } from "./channel-table";
import { type Changes, preferencesQuery, useSavePreferences } from "./preferences";
import { PushNote } from "./push-note";
import { PushSettings } from "./push-settings";
import { TimesOfNotifications } from "./times-of-notifications";
import { TurnAllOff } from "./turn-all-off";

/** Which notifications come in which way and when. What moderators decide always comes. */
export function NotificationSettings() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(preferencesQuery);
  const save = useSavePreferences();
  /** Sends only what was changed, because another tab may have changed the rest. */
  const change = (changes: Changes) =>
    save.mutate(changes, { onError: (reason) => toast.error(describeError(reason)) });
  return (
    <section aria-labelledby="notification-settings">
      <Card className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 id="notification-settings" className="text-xl font-bold">
            {t("settings.notifications")}
          </h2>
          <p role="status" className="text-sm text-ink-faint">
            {save.isSuccess && t("choices.saved")}
          </p>
        </div>
        <PushSettings />
        {error && <LoadError error={error} onRetry={() => void refetch()} />}
        {!data && !error && (
          <Loading label={t("common.loading")}>
            <Skeleton className="my-3 h-96" />
            <Skeleton className="my-3 h-11" />
          </Loading>
        )}
        {data && (
          <>
            <ChannelTable preferences={data} onChange={change} />
            <PushNote />
            <TurnAllOff preferences={data} onChange={change} />
            <p className="text-sm text-ink-soft">{t("choices.always")}</p>
            <TimesOfNotifications preferences={data} onChange={change} />
          </>
        )}
      </Card>
    </section>
  );
}
