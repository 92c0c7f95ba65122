import { ArrowDown } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Message, OutboxItem, Participant } from "skillswap-sdk";
import { VList } from "virtua";
import { useMyZone } from "@/lib/time/my-zone";
import { clockIn } from "@/lib/time/zones";
import { Button } from "@/ui/button";
import { DayName } from "@/ui/times";
import { MessageRow } from "./message-row";
import { PendingRow } from "./pending-row";
import type { Row } from "./rows";
import { useMessageScroll } from "./use-message-scroll";

interface Props {
  rows: Row[];
  meId: string;
  partnerName: string;
  /** How far each of the others has read, and when. */
  seen: { seq: number; readAt: string | null }[];
  /** Who wrote a message, where that has to be said: in a ring's. */
  authorOf: (message: Message) => Participant | undefined;
  nameOf: (userId: string) => string;
  onReply: (message: Message) => void;
  /** Moves a message that was not sent back into the composer. */
  onEdit: (item: OutboxItem) => void;
  onOlder: () => void;
  /** The message that somebody went to; another `key` each time. */
  target: { seq: number; key: string } | null;
  /** Whether these rows end before the newest message. */
  isWindow: boolean;
  onNewer: () => void;
  onNewest: () => void;
  onEndChange: (atEnd: boolean) => void;
}

function Divider({ children, strong = false }: { children: ReactNode; strong?: boolean }) {
  return (
    <div className="flex items-center gap-3 px-3 pt-5 pb-1 text-xs font-bold text-ink-faint sm:px-6">
      <span className={strong ? "h-0.5 flex-1 bg-second" : "h-px flex-1 bg-line"} />
      <span className={strong ? "text-second-ink" : undefined}>{children}</span>
      <span className={strong ? "h-0.5 flex-1 bg-second" : "h-px flex-1 bg-line"} />
    </div>
  );
}

function ToEnd({ below, onClick }: { below: number; onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <Button
      variant="secondary"
      size="sm"
      className="absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full shadow-high"
      onClick={onClick}
    >
      <ArrowDown aria-hidden="true" />
      {below > 0 ? t("chat.newBelow", { count: below }) : t("chat.newest")}
    </Button>
  );
}

/** The rows of a thread, of which only those in sight are in the page. */
export function MessageList(props: Props) {
  const { rows, meId, partnerName, seen, nameOf, onReply, onEdit, target, isWindow } = props;
  const { t } = useTranslation();
  const zone = useMyZone();
  const scroll = useMessageScroll(rows, props);
  const lastMine = rows.findLast((row) => row.kind === "message" && row.message.senderId === meId);

  function statusOf(row: Row): string | undefined {
    if (row !== lastMine || row.kind !== "message" || row.message.deletedAt) return undefined;
    const { seq } = row.message;
    const readers = seen.filter((position) => position.seq >= seq);
    const [reader] = readers;
    if (!reader) return t("chat.sent");
    if (seen.length > 1) return t("chat.ring.seenBy", { count: readers.length });
    return reader.readAt
      ? t("chat.seenAt", { when: clockIn(reader.readAt, zone) })
      : t("chat.seen");
  }

  return (
    <div ref={scroll.frame} className="relative min-h-0 flex-1">
      <VList
        ref={scroll.list}
        shift={scroll.isPrepended}
        onScroll={scroll.onScroll}
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={t("chat.with", { name: partnerName })}
        className="h-full overscroll-contain"
      >
        {rows.map((row) => {
          if (row.kind === "start")
            return (
              <p key={row.key} className="px-6 pt-8 text-center text-sm text-ink-faint">
                {t("chat.start", { name: partnerName })}
              </p>
            );
          if (row.kind === "day")
            return (
              <Divider key={row.key}>
                <DayName at={row.at} />
              </Divider>
            );
          if (row.kind === "unread")
            return (
              <Divider key={row.key} strong>
                {t("chat.unread")}
              </Divider>
            );
          if (row.kind === "pending")
            return <PendingRow key={row.key} item={row.item} onEdit={onEdit} />;
          return (
            <MessageRow
              key={row.key}
              message={row.message}
              first={row.first}
              mine={row.message.senderId === meId}
              nameOf={nameOf}
              author={props.authorOf(row.message)}
              status={statusOf(row)}
              onReply={onReply}
              onJump={scroll.jumpTo}
              isTarget={row.message.seq === target?.seq}
            />
          );
        })}
        <div key="end" className="h-3" />
      </VList>
      {isWindow ? (
        <ToEnd below={0} onClick={props.onNewest} />
      ) : (
        scroll.below !== null && <ToEnd below={scroll.below} onClick={scroll.toEnd} />
      )}
    </div>
  );
}
