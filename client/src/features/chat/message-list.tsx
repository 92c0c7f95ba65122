import { ArrowDown } from "lucide-react";
import {
  type ReactNode,
  type RefObject,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { VList, type VListHandle } from "virtua";
import { Button } from "@/components/ui/button";
import { DayName } from "@/components/ui/when";
import type { Message } from "@/lib/api/types";
import { clock } from "@/lib/format";
import type { OutboxItem } from "@/lib/realtime/outbox-store";
import { MessageRow } from "./message-row";
import { PendingRow } from "./pending-row";
import type { Row } from "./rows";

const NEAR_END_PX = 60;
const NEAR_START_PX = 400;
const SETTLED_AFTER_MS = 100;

interface Props {
  rows: Row[];
  meId: string;
  partnerName: string;
  /** How far the other one has read, and when. */
  seen: { seq: number; readAt: string | null };
  nameOf: (userId: string) => string;
  onReply: (message: Message) => void;
  /** Take a message that was not sent back into the composer. */
  onEdit: (item: OutboxItem) => void;
  onOlder: () => void;
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

/**
 * Tells of every change of size: a banner or a growing composer takes room from the list, rows grow
 * when they are measured and when the fonts come. `onSettled` follows once that has come to rest.
 */
function useSizes(
  frame: RefObject<HTMLElement | null>,
  onResize: () => void,
  onSettled: () => void,
): void {
  const resized = useEffectEvent(onResize);
  const settled = useEffectEvent(onSettled);
  useEffect(() => {
    if (!frame.current || typeof ResizeObserver === "undefined") return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new ResizeObserver(() => {
      resized();
      clearTimeout(timer);
      timer = setTimeout(() => settled(), SETTLED_AFTER_MS);
    });
    observer.observe(frame.current);
    const rows = frame.current.querySelector('[role="log"] > *');
    if (rows) observer.observe(rows);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [frame]);
}

function lastSeqOf(rows: Row[]): number {
  return rows.findLast((row) => row.kind === "message")?.message.seq ?? 0;
}

/**
 * The messages, of which only those in sight are in the page. Stays at the newest while it is in
 * sight, keeps its place when older ones come in above.
 */
export function MessageList(props: Props) {
  const { rows, meId, partnerName, seen, nameOf, onReply, onEdit, onOlder, onEndChange } = props;
  const { t } = useTranslation();
  const list = useRef<VListHandle>(null);
  /** Null until the rows have their sizes and the first sight its place. */
  const [atEnd, setAtEnd] = useState<boolean | null>(null);
  const [seqAtEnd, setSeqAtEnd] = useState(() => lastSeqOf(rows));
  const firstKey = rows.find((row) => row.kind === "message")?.key;
  const firstKeyBefore = useRef(firstKey);
  const prepended = firstKeyBefore.current !== firstKey;
  const newest = lastSeqOf(rows);
  const pending = rows.filter((row) => row.kind === "pending").length;
  const lastMine = rows.findLast((row) => row.kind === "message" && row.message.senderId === meId);

  useLayoutEffect(() => {
    firstKeyBefore.current = firstKey;
  }, [firstKey]);

  const toEnd = () => list.current?.scrollToIndex(rows.length, { align: "end" });

  /** The first sight: where the new begins, else the newest. */
  function place() {
    const divider = rows.findIndex((row) => row.kind === "unread");
    if (divider >= 0) list.current?.scrollToIndex(divider, { align: "start" });
    else toEnd();
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once there is something to see
  useLayoutEffect(place, [rows.length > 0]);

  const frame = useRef<HTMLDivElement>(null);
  /** A ref, because a scroll may come before the first look has been rendered. */
  const looked = useRef(false);
  useSizes(
    frame,
    () => {
      if (atEnd === null) place();
      else if (atEnd) toEnd();
    },
    () => atEnd !== true && look(),
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: only what comes in at the end moves the list
  useEffect(() => {
    if (atEnd) toEnd();
  }, [newest, pending]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what I write myself I want to see
  useEffect(() => {
    if (pending > 0) toEnd();
  }, [pending]);

  /** Asks the page itself: on a slow start the list hears of its own scrolling late. */
  function look() {
    const log = frame.current?.querySelector('[role="log"]');
    if (!log) return;
    looked.current = true;
    const { scrollHeight, scrollTop, clientHeight } = log;
    const now = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    if (now !== atEnd) {
      setAtEnd(now);
      onEndChange(now);
      if (now) toEnd();
    }
    if (now) setSeqAtEnd(newest);
    if (scrollTop < NEAR_START_PX) onOlder();
  }

  function jump(messageId: string) {
    const index = rows.findIndex((row) => row.kind === "message" && row.message.id === messageId);
    if (index >= 0) list.current?.scrollToIndex(index, { align: "center" });
  }

  function statusOf(row: Row): string | undefined {
    if (row !== lastMine || row.kind !== "message" || row.message.deletedAt) return undefined;
    if (seen.seq < row.message.seq) return t("chat.sent");
    return seen.readAt ? t("chat.seenAt", { when: clock(seen.readAt) }) : t("chat.seen");
  }

  const below = atEnd ? 0 : Math.max(0, newest - seqAtEnd);
  return (
    <div ref={frame} className="relative min-h-0 flex-1">
      <VList
        ref={list}
        shift={prepended}
        onScroll={() => looked.current && look()}
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
              status={statusOf(row)}
              onReply={onReply}
              onJump={jump}
            />
          );
        })}
        <div key="end" className="h-3" />
      </VList>
      {atEnd === false && (
        <Button
          look="secondary"
          size="sm"
          className="absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full shadow-high"
          onClick={() => toEnd()}
        >
          <ArrowDown aria-hidden="true" />
          {below > 0 ? t("chat.newBelow", { count: below }) : t("chat.newest")}
        </Button>
      )}
    </div>
  );
}
