import { useQuery } from "@tanstack/react-query";
import { Copy } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { describeError } from "@/lib/api/describe";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { TextField } from "@/ui/field";
import { feedQuery, useRenewFeed } from "./data-queries";
import { FetchedPart } from "./fetched-part";

function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation();
  const copy = () =>
    navigator.clipboard
      .writeText(text)
      .then(() => toast.success(t("ownData.copied")))
      .catch(() => toast.error(t("ownData.copyFailed")));
  return (
    <Button variant="secondary" onClick={() => void copy()}>
      <Copy aria-hidden="true" />
      {t("ownData.copy")}
    </Button>
  );
}

/** Replaces the secret address, for when somebody else has learned it. */
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
      <Button variant="quiet" size="sm" className="-ms-3.5" onClick={() => setOpen(true)}>
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
          dir="ltr"
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

/** The secret address under which a calendar program subscribes to my sessions. */
export function CalendarFeed() {
  const { t } = useTranslation();
  const query = useQuery(feedQuery);
  return (
    <FetchedPart title={t("ownData.calendar")} hint={t("ownData.calendarHint")} query={query}>
      {({ url }) => <Address url={url} />}
    </FetchedPart>
  );
}
