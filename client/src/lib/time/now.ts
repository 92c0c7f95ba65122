import { useCallback, useSyncExternalStore } from "react";
import { todayIn } from "./relative";

/** One clock per tab and pace: everything with the same pace is rendered together. */
class Clock {
  private now = Date.now();
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly everyMs: number) {}

  readonly read = () => this.now;

  readonly watch = (listener: () => void) => {
    if (this.listeners.size === 0) this.start();
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.stop();
    };
  };

  /** Timers of a background tab are throttled, so the time is read again when it becomes visible. */
  private start(): void {
    this.now = Date.now();
    this.timer = setInterval(this.tick, this.everyMs);
    document.addEventListener("visibilitychange", this.tick);
  }

  private stop(): void {
    clearInterval(this.timer);
    document.removeEventListener("visibilitychange", this.tick);
  }

  private readonly tick = () => {
    this.now = Date.now();
    for (const listener of this.listeners) listener();
  };
}

const PACE_MS = 30_000;
const clocks = new Map<number, Clock>();

function clockOf(everyMs: number): Clock {
  const clock = clocks.get(everyMs) ?? new Clock(everyMs);
  clocks.set(everyMs, clock);
  return clock;
}

/** The time, kept to `everyMs`: for countdowns, for "5 minutes ago", and for what opens by itself. */
export function useNow(everyMs = PACE_MS): number {
  const { watch, read } = clockOf(everyMs);
  return useSyncExternalStore(watch, read);
}

/** Today's date in `zone`, "2026-11-26": what shows "Today" or "Yesterday" is rendered again at midnight. */
export function useToday(zone: string): string {
  const { watch, read } = clockOf(PACE_MS);
  return useSyncExternalStore(
    watch,
    useCallback(() => todayIn(zone, read()), [read, zone]),
  );
}
