import { useQuery } from "@tanstack/react-query";
import { Laptop } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Device } from "skillswap-sdk";
import { toast } from "sonner";
import { describeError } from "@/lib/api/describe";
import { useNow } from "@/lib/time/now";
import { ago } from "@/lib/time/relative";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { LoadError } from "@/ui/load-error";
import { Loading, Skeleton } from "@/ui/skeleton";
import { devicesQuery, useEndDevice } from "./queries";

function DeviceRow({ device }: { device: Device }) {
  const { t } = useTranslation();
  const end = useEndDevice();
  useNow(); // keeps "5 minutes ago" true
  const { name } = device;
  return (
    <li className="flex items-center gap-4 border-t border-line py-3 first:border-0">
      <Laptop className="size-5 shrink-0 text-ink-faint" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <p dir="auto" className="truncate font-semibold">
          {name}
        </p>
        <p className="text-sm text-ink-faint">
          {device.current
            ? t("settings.thisDevice")
            : t("settings.lastUsed", { when: ago(device.lastUsedAt) })}
        </p>
      </div>
      {!device.current && (
        <Button
          variant="danger"
          size="sm"
          aria-label={t("settings.endDevice", { name })}
          busy={end.isPending}
          onClick={() =>
            end.mutate(device.id, {
              onSuccess: () => toast.success(t("settings.deviceEnded", { name })),
              onError: (error) => toast.error(describeError(error)),
            })
          }
        >
          {t("settings.logOut")}
        </Button>
      )}
    </li>
  );
}

export function DeviceList() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(devicesQuery);
  return (
    <Card>
      <h2 className="text-xl font-bold">{t("settings.devices")}</h2>
      <p className="mb-2 text-sm text-ink-soft">{t("settings.devicesHint")}</p>
      {error && <LoadError error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <Loading label={t("common.loading")}>
          <Skeleton className="my-3 h-11" />
        </Loading>
      )}
      <ul>
        {data?.map((device) => (
          <DeviceRow key={device.id} device={device} />
        ))}
      </ul>
    </Card>
  );
}
