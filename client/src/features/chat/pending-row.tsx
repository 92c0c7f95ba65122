import { RotateCw, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/ui/button";
import type { OutboxItem } from "@/lib/realtime/outbox-store";
import { useConnectionStatus, useRealtime } from "@/lib/realtime/provider";
import { Bubble } from "./bubble";

/** A message that the server has not acknowledged yet, or would not take. */
export function PendingRow({ item }: { item: OutboxItem }) {
  const { t } = useTranslation();
  const outbox = useRealtime()?.outbox;
  const { state } = useConnectionStatus();
  const failed = item.state === "failed";
  const going = state === "open" && item.notBefore <= Date.now();
  return (
    <article
      aria-label={t(failed ? "chat.failed" : "chat.sending")}
      className="flex flex-col items-end gap-0.5 px-3 pt-1 sm:px-6"
    >
      <div
        className={failed ? "max-w-[82%] sm:max-w-[70%]" : "max-w-[82%] opacity-75 sm:max-w-[70%]"}
      >
        <Bubble mine first={false}>
          {item.content}
        </Bubble>
      </div>
      {!failed && (
        <p className="px-1 text-xs text-ink-faint" data-testid="message-status">
          {t(going ? "chat.sending" : "chat.waiting")}
        </p>
      )}
      {failed && (
        <div
          role="alert"
          className="flex flex-wrap items-center justify-end gap-1 text-sm text-danger"
        >
          <span className="font-semibold">
            {item.error ? t("chat.failedWhy", { reason: item.error }) : t("chat.failed")}
          </span>
          <Button look="quiet" size="sm" onClick={() => void outbox?.retry(item.id)}>
            <RotateCw aria-hidden="true" />
            {t("chat.retry")}
          </Button>
          <Button look="quiet" size="sm" onClick={() => void outbox?.discard(item.id)}>
            <Trash2 aria-hidden="true" />
            {t("chat.discard")}
          </Button>
        </div>
      )}
    </article>
  );
}
