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

const KINDS = ["message", "match", "request", "session", "credits", "review"] as const;

/** Which kinds I want to hear of. What moderators say, and what I asked for, always comes. */
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
          {KINDS.map((kind) => (
            <SwitchRow
              key={kind}
              label={t(`settings.notify.${kind}`)}
              hint={t(`settings.notify.${kind}Hint`)}
              checked={data[kind]?.inApp ?? true}
              onChange={(inApp) => change({ ...data, [kind]: { ...data[kind], inApp } })}
            />
          ))}
        </div>
      )}
    </Card>
  );
}
