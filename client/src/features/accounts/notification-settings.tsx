import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { Card } from "@/components/ui/card";
import { LoadError } from "@/components/ui/load-error";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { SwitchRow } from "@/components/ui/switch";
import { describeError } from "@/lib/api/describe";
import type { NotificationPreferences } from "@/lib/api/types";
import { preferencesQuery, useSavePreferences } from "./queries";

export function NotificationSettings() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(preferencesQuery);
  const save = useSavePreferences();
  const change = (next: NotificationPreferences) =>
    save.mutate(next, { onError: (reason) => toast.error(describeError(reason)) });
  return (
    <Card>
      <h2 className="mb-1 text-xl font-bold">{t("settings.notifications")}</h2>
      {error && <LoadError error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <Loading label={t("common.loading")}>
          <Skeleton className="my-3 h-11" />
          <Skeleton className="my-3 h-11" />
        </Loading>
      )}
      {data && (
        <div className="divide-y divide-line">
          <SwitchRow
            label={t("settings.notifyMessage")}
            hint={t("settings.notifyMessageHint")}
            checked={data.message?.inApp ?? true}
            onChange={(inApp) => change({ ...data, message: { ...data.message, inApp } })}
          />
          <SwitchRow
            label={t("settings.notifyMatch")}
            hint={t("settings.notifyMatchHint")}
            checked={data.match?.inApp ?? true}
            onChange={(inApp) => change({ ...data, match: { ...data.match, inApp } })}
          />
        </div>
      )}
    </Card>
  );
}
