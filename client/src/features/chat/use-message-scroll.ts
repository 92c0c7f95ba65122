import {
  type RefObject,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { VListHandle } from "virtua";
import type { Row } from "./rows";

const NEAR_END_PX = 60;
const NEAR_START_PX = 400;
const SETTLED_AFTER_MS = 100;

interface Handlers {
  /** The reader came near the first loaded message. */
  onOlder: () => void;
  /** The newest message came into sight, or left it. */
  onEndChange: (atEnd: boolean) => void;
  /** The message that somebody went to, in place of the first position; another `key` each time. */
  target: { seq: number; key: string } | null;
  /** Whether the rows end before the newest message: then their end is not the end of the thread. */
  isWindow: boolean;
  /** The reader came near the last row of a window. */
  onNewer: () => void;
}

/**
 * The scrolling of a thread in a `VList`. It opens at `target`, else at the unread divider, else at the newest
 * message; stays at
 * the newest while that is in sight; follows what the member sends; keeps its place when older rows come in
 * above. `frame` wraps the list, whose element has the role `log`.
 */
export function useMessageScroll(
  rows: Row[],
  { onOlder, onEndChange, target, isWindow, onNewer }: Handlers,
) {
  const list = useRef<VListHandle>(null);
  const frame = useRef<HTMLDivElement>(null);
  /** Null until the rows have been measured and the first position is reached. */
  const [atEnd, setAtEnd] = useState<boolean | null>(null);
  const newest = lastSeqOf(rows);
  const [seqAtEnd, setSeqAtEnd] = useState(newest);
  /** A ref, because a scroll event may come before the first measurement has been rendered. */
  const isMeasured = useRef(false);

  const toEnd = () => list.current?.scrollToIndex(rows.length, { align: "end" });

  function toTarget(): boolean {
    const index = rows.findIndex(
      (row) => row.kind === "message" && row.message.seq === target?.seq,
    );
    if (index >= 0) list.current?.scrollToIndex(index, { align: "center" });
    return index >= 0;
  }

  function toFirstPosition() {
    if (toTarget()) return;
    const divider = rows.findIndex((row) => row.kind === "unread");
    if (divider >= 0) list.current?.scrollToIndex(divider, { align: "start" });
    else toEnd();
  }

  /** Measures the element itself: on a slow start the list reports its own scrolling late. */
  function measure() {
    const log = frame.current?.querySelector('[role="log"]');
    if (!log) return;
    isMeasured.current = true;
    const { scrollHeight, scrollTop, clientHeight } = log;
    const below = scrollHeight - scrollTop - clientHeight;
    const isAtEnd = !isWindow && below < NEAR_END_PX;
    if (isWindow && below < NEAR_START_PX) onNewer();
    if (isAtEnd !== atEnd) {
      setAtEnd(isAtEnd);
      onEndChange(isAtEnd);
      if (isAtEnd) toEnd();
    }
    if (isAtEnd) setSeqAtEnd(newest);
    if (scrollTop < NEAR_START_PX) onOlder();
  }

  function jumpTo(messageId: string) {
    const index = rows.findIndex((row) => row.kind === "message" && row.message.id === messageId);
    if (index >= 0) list.current?.scrollToIndex(index, { align: "center" });
  }

  useFirstPosition(rows.length > 0, toFirstPosition);
  useTarget(target?.key, toTarget);
  useSizes(
    frame,
    () => {
      if (atEnd === null) toFirstPosition();
      else if (atEnd) toEnd();
    },
    () => atEnd !== true && measure(),
  );
  useFollow(newest, (seq) => {
    if (!atEnd) return;
    toEnd();
    setSeqAtEnd(seq);
  });
  useFollow(rows.filter((row) => row.kind === "pending").length, (pending) => {
    if (pending > 0) toEnd();
  });

  return {
    list,
    frame,
    isPrepended: usePrepended(rows),
    onScroll: () => {
      if (isMeasured.current) measure();
    },
    toEnd,
    jumpTo,
    /** How many messages arrived below since the end was last in sight; null while it is in sight. */
    below: atEnd === false ? Math.max(0, newest - seqAtEnd) : null,
  };
}

function lastSeqOf(rows: Row[]): number {
  return rows.findLast((row) => row.kind === "message")?.message.seq ?? 0;
}

/** Calls `place` before the first paint that has rows. */
function useFirstPosition(hasRows: boolean, place: () => void): void {
  const onRows = useEffectEvent(place);
  useLayoutEffect(() => {
    if (hasRows) onRows();
  }, [hasRows]);
}

/** Goes to a target that comes once the rows are there. */
function useTarget(key: string | undefined, go: () => void): void {
  const onTarget = useEffectEvent(go);
  const before = useRef(key);
  useEffect(() => {
    if (before.current === key) return;
    before.current = key;
    onTarget();
  }, [key]);
}

/** Calls `onChange` when `value` changes, with what it knows in that render. */
function useFollow(value: number, onChange: (value: number) => void): void {
  const changed = useEffectEvent(onChange);
  useEffect(() => changed(value), [value]);
}

/** Whether rows have come in above since the last render: then the list keeps its distance from the end. */
function usePrepended(rows: Row[]): boolean {
  const firstKey = rows.find((row) => row.kind === "message")?.key;
  const before = useRef(firstKey);
  const isPrepended = before.current !== firstKey;
  useLayoutEffect(() => {
    before.current = firstKey;
  }, [firstKey]);
  return isPrepended;
}

/**
 * Calls `onResize` for every change of size: a banner or a growing composer takes space from the list, rows
 * grow when they are measured and when fonts load. `onSettled` follows once nothing has changed for 100 ms.
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
    const content = frame.current.querySelector('[role="log"] > *');
    if (content) observer.observe(content);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [frame]);
}
