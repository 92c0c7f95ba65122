import { Pencil, RotateCw, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { OutboxItem } from "skillswap-sdk";
import { cn } from "@/lib/cn";
import { useConnectionStatus, useRealtime } from "@/lib/realtime/provider";
import { Button } from "@/ui/button";
import { Bubble } from "./bubble";
import { PendingFiles } from "./files/pending-files";

function Waiting({ item }: { item: OutboxItem }) {
  const { t } = useTranslation();
  const { state } = useConnectionStatus();
  const going = state === "open" && item.notBefore <= Date.now();
  return (
    <p className="px-1 text-end text-xs text-ink-faint" data-testid="message-status">
      {item.error !== null
        ? t("chat.notYet", { reason: item.error })
        : t(going ? "chat.sending" : "chat.waiting")}
    </p>
  );
}

function Failed({ item, onEdit }: { item: OutboxItem; onEdit: (item: OutboxItem) => void }) {
  const { t } = useTranslation();
  const outbox = useRealtime()?.outbox;
  return (
    <div className="grid justify-items-end text-sm text-danger">
      <p role="alert" className="px-1 text-end font-semibold">
        {item.error ? t("chat.failedWhy", { reason: item.error }) : t("chat.failed")}
      </p>
      <div className="flex flex-wrap justify-end gap-1">
        {!item.files?.some(({ durationMs }) => durationMs !== null) && (
          <Button variant="quiet" size="sm" onClick={() => onEdit(item)}>
            <Pencil aria-hidden="true" />
            {t("chat.edit")}
          </Button>
        )}
        <Button variant="quiet" size="sm" onClick={() => void outbox?.retry(item.id)}>
          <RotateCw aria-hidden="true" />
          {t("chat.retry")}
        </Button>
        <Button variant="quiet" size="sm" onClick={() => void outbox?.discard(item.id)}>
          <Trash2 aria-hidden="true" />
          {t("chat.discard")}
        </Button>
      </div>
    </div>
  );
}

/** A message that the server has not acknowledged yet, or has refused. */
export function PendingRow({
  item,
  onEdit,
}: {
  item: OutboxItem;
  onEdit: (item: OutboxItem) => void;
}) {
  const { t } = useTranslation();
  const failed = item.state === "failed";
  return (
    <article
      aria-label={t(failed ? "chat.failed" : "chat.sending")}
      className="flex flex-col items-end gap-0.5 px-3 pt-1 sm:px-6"
    >
      <div className={cn("max-w-[82%] sm:max-w-[70%]", !failed && "opacity-75")}>
        <Bubble mine first={false}>
          {item.content}
          <PendingFiles item={item} />
        </Bubble>
      </div>
      {failed ? <Failed item={item} onEdit={onEdit} /> : <Waiting item={item} />}
    </article>
  );
}
