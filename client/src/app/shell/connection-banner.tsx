import { WifiOff } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useConnectionStatus } from "@/lib/realtime/provider";

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

/** True once the socket has been away for two seconds: shorter gaps are nobody's business. */
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

export function ConnectionBanner() {
  const { t } = useTranslation();
  const status = useConnectionStatus();
  const offline = useOffline();
  const away = status.state === "connecting" ? status : null;
  const long = useAwayForLong(away?.since ?? null);
  const shown = away && long;
  const message = offline ? "offline" : (away?.trouble ?? "away");
  const refusal = status.state === "refused" ? t("shell.refused", { reason: status.reason }) : null;
  return (
    <div role="status" data-testid="connection-banner">
      {(shown || refusal) && (
        <p className="flex animate-rise items-center justify-center gap-2 bg-second-soft px-4 py-2 text-center text-sm font-semibold text-second-ink">
          <WifiOff className="size-4 shrink-0" aria-hidden="true" />
          {refusal ?? t(`shell.${message}`)}
        </p>
      )}
    </div>
  );
}
