import { useQueryClient } from "@tanstack/react-query";
import { WifiOff } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { ConnectionStatus } from "skillswap-sdk";
import { shownFromKept } from "@/lib/offline/kept";
import { useConnectionStatus } from "@/lib/realtime/provider";
import { useMyZone } from "@/lib/time/my-zone";
import { clockIn, dateAndTimeIn, dayIn } from "@/lib/time/zones";

const SHOWN_AFTER_MS = 2_000;

function useOffline(): boolean {
  const [offline, setOffline] = useState(!navigator.onLine);
  useEffect(() => {
    const update = () => setOffline(!navigator.onLine);
    addEventListener("online", update);
    addEventListener("offline", update);
    return () => {
      removeEventListener("online", update);
      removeEventListener("offline", update);
    };
  }, []);
  return offline;
}

/** True once the socket has been away for two seconds; shorter gaps are not shown. */
function useAwayForLong(since: number | null): boolean {
  const [long, setLong] = useState(false);
  useEffect(() => {
    setLong(false);
    if (since === null) return;
    const timer = setTimeout(() => setLong(true), Math.max(0, since + SHOWN_AFTER_MS - Date.now()));
    return () => clearTimeout(timer);
  }, [since]);
  return long;
}

/** The sentence why this page has no live connection; null while it has one or waits for one. */
function useRefusal(status: ConnectionStatus): string | null {
  const { t } = useTranslation();
  if (status.state === "refused") return t("shell.refused", { reason: status.reason });
  if (status.state === "restOnly") return t("shell.restOnly", { origin: location.origin });
  return null;
}

/** When the oldest of what is shown from this browser's memory was the latest, in ms; null while nothing is. */
function useKeptAt(): number | null {
  const queries = useQueryClient().getQueryCache();
  return useSyncExternalStore(
    (listener) => queries.subscribe(listener),
    () => {
      const kept = shownFromKept.get();
      if (!kept) return null;
      const times = queries
        .getAll()
        .filter((query) => query.isActive() && kept.has(query.queryHash))
        .map(({ state }) => state.dataUpdatedAt);
      return times.length > 0 ? Math.min(...times) : null;
    },
  );
}

/** "2:05 PM", with the date when it is not today. */
function useWhen(at: number | null): string | null {
  const zone = useMyZone();
  if (at === null) return null;
  const isToday = dayIn(at, zone) === dayIn(Date.now(), zone);
  return isToday ? clockIn(at, zone) : dateAndTimeIn(new Date(at).toISOString(), zone);
}

export function ConnectionBanner() {
  const { t } = useTranslation();
  const status = useConnectionStatus();
  const offline = useOffline();
  const away = status.state === "connecting" ? status : null;
  const long = useAwayForLong(away?.since ?? null);
  const keptAt = useKeptAt();
  const when = useWhen(keptAt ?? (offline ? (away?.since ?? null) : null));
  const shown = away && (long || keptAt !== null);
  const message = offline ? "offline" : (away?.trouble ?? "away");
  const refusal = useRefusal(status);
  return (
    <div role="status" data-testid="connection-banner">
      {(shown || refusal) && (
        <p className="flex animate-rise items-start justify-center gap-2 bg-second-soft px-4 py-2 text-sm font-semibold text-second-ink">
          <WifiOff className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
          <span className="min-w-0 wrap-anywhere">
            {refusal ?? t(`shell.${message}`)} {!refusal && when && t("shell.asOf", { when })}
          </span>
        </p>
      )}
    </div>
  );
}
