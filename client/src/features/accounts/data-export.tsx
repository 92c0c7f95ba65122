import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { DataExport as Export } from "skillswap-sdk";
import { toast } from "sonner";
import { describeError } from "@/lib/api/describe";
import { fileSize } from "@/lib/i18n/file-size";
import { useMyZone } from "@/lib/time/my-zone";
import { dayNameIn } from "@/lib/time/relative";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";
import { Spinner } from "@/ui/spinner";
import { useDownloadExport, useExport, useStartExport } from "./data-queries";
import { FetchedPart } from "./fetched-part";

const sayWhy = { onError: (error: unknown) => toast.error(describeError(error)) };

function Start({ label }: { label: string }) {
  const start = useStartExport();
  return (
    <Button
      variant="secondary"
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
  const zone = useMyZone();
  return (
    <>
      <p className="text-sm text-ink-soft">
        {t("ownData.ready", { size: fileSize(sizeBytes), day: dayNameIn(expiresAt, zone) })}
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

/** Starts and downloads the export of my data. */
export function DataExport() {
  const { t } = useTranslation();
  const query = useExport();
  return (
    <div aria-live="polite">
      <FetchedPart
        title={t("ownData.export")}
        hint={t("ownData.exportHint")}
        query={query}
        skeleton="h-9 w-48"
      >
        {(data) => <State {...data} />}
      </FetchedPart>
    </div>
  );
}
