import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { LoadError } from "@/components/ui/load-error";
import { Notice } from "@/components/ui/notice";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { Spinner } from "@/components/ui/spinner";
import { describeError } from "@/lib/api/describe";
import type { DataExport as Export } from "@/lib/api/types";
import { dayName } from "@/lib/format";
import { useDownloadExport, useExport, useStartExport } from "./data-queries";
import { fileSize } from "./file-size";

const sayWhy = { onError: (error: unknown) => toast.error(describeError(error)) };

function Start({ label }: { label: string }) {
  const start = useStartExport();
  return (
    <Button
      look="secondary"
      size="sm"
      busy={start.isPending}
      onClick={() => start.mutate(undefined, sayWhy)}
    >
      {label}
    </Button>
  );
}

function Ready({ sizeBytes, expiresAt }: { sizeBytes: number; expiresAt: string }) {
  const { t } = useTranslation();
  const download = useDownloadExport();
  return (
    <>
      <p className="text-sm text-ink-soft">
        {t("ownData.ready", { size: fileSize(sizeBytes), day: dayName(expiresAt) })}
      </p>
      <div className="flex flex-wrap gap-3">
        <Button
          size="sm"
          busy={download.isPending}
          onClick={() => download.mutate(undefined, sayWhy)}
        >
          <Download aria-hidden="true" />
          {t("ownData.download")}
        </Button>
        <Start label={t("ownData.anew")} />
      </div>
    </>
  );
}

function State({ status, sizeBytes, expiresAt }: Export) {
  const { t } = useTranslation();
  if (status === "preparing")
    return (
      <Notice className="flex items-center gap-3 [&>svg]:size-5 [&>svg]:shrink-0">
        <Spinner />
        {t("ownData.preparing")}
      </Notice>
    );
  if (status === "ready" && sizeBytes !== null && expiresAt !== null)
    return <Ready sizeBytes={sizeBytes} expiresAt={expiresAt} />;
  return (
    <>
      {status === "failed" && <Notice tone="error">{t("ownData.failed")}</Notice>}
      <div>
        <Start label={t(status === "failed" ? "common.retry" : "ownData.prepare")} />
      </div>
    </>
  );
}

/** A copy of everything that is mine. */
export function DataExport() {
  const { t } = useTranslation();
  const { data, error, refetch } = useExport();
  return (
    <div className="grid gap-3" aria-live="polite">
      <div className="grid gap-1">
        <h3 className="font-semibold">{t("ownData.export")}</h3>
        <p className="text-sm text-ink-soft">{t("ownData.exportHint")}</p>
      </div>
      {error && !data && <LoadError error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <Loading label={t("common.loading")}>
          <Skeleton className="h-9 w-48" />
        </Loading>
      )}
      {data && <State {...data} />}
    </div>
  );
}
