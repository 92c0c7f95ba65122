import { useQuery } from "@tanstack/react-query";
import { Copy } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TextField } from "@/components/ui/field";
import { LoadError } from "@/components/ui/load-error";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { describeError } from "@/lib/api/describe";
import { feedQuery, useRenewFeed } from "./data-queries";

function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation();
  const copy = () =>
    navigator.clipboard
      .writeText(text)
      .then(() => toast.success(t("ownData.copied")))
      .catch(() => toast.error(t("ownData.copyFailed")));
  return (
    <Button look="secondary" onClick={() => void copy()}>
      <Copy aria-hidden="true" />
      {t("ownData.copy")}
    </Button>
  );
}

/** A new address for when somebody else has learned the old one. */
function Renew() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const renew = useRenewFeed();
  const confirm = () =>
    renew.mutate(undefined, {
      onSuccess: () => {
        setOpen(false);
        toast.success(t("ownData.renewed"));
      },
      onError: (error) => toast.error(describeError(error)),
    });
  return (
    <div>
      <Button look="quiet" size="sm" className="-ml-3.5" onClick={() => setOpen(true)}>
        {t("ownData.renew")}
      </Button>
      {open && (
        <ConfirmDialog
          title={t("ownData.renew")}
          text={t("ownData.renewText")}
          confirm={t("ownData.renewConfirm")}
          busy={renew.isPending}
          onConfirm={confirm}
          onDone={() => setOpen(false)}
        />
      )}
    </div>
  );
}

function Address({ url }: { url: string }) {
  const { t } = useTranslation();
  const address = new URL(url, location.origin).href;
  return (
    <>
      <div className="flex flex-wrap items-end gap-3">
        <TextField
          label={t("ownData.address")}
          fieldClassName="min-w-0 flex-1 basis-56"
          className="font-mono text-sm"
          readOnly
          value={address}
          onFocus={(event) => event.target.select()}
        />
        <CopyButton text={address} />
      </div>
      <p className="text-sm text-ink-soft">{t("ownData.calendarHow")}</p>
      <Renew />
    </>
  );
}

/** My sessions in a calendar program: a secret address that it subscribes to. */
export function CalendarFeed() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(feedQuery);
  return (
    <div className="grid gap-3">
      <div className="grid gap-1">
        <h3 className="font-semibold">{t("ownData.calendar")}</h3>
        <p className="text-sm text-ink-soft">{t("ownData.calendarHint")}</p>
      </div>
      {error && !data && <LoadError error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <Loading label={t("common.loading")}>
          <Skeleton className="h-11" />
        </Loading>
      )}
      {data && <Address url={data.url} />}
    </div>
  );
}
