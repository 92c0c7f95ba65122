import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useConnectionStatus } from "@/lib/realtime/provider";
import { useSessionChange } from "@/lib/session";

/** A suspended member sees why, and nothing else. */
export function BannedScreen({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const status = useConnectionStatus();
  const { signedOut } = useSessionChange();
  if (status.state !== "banned") return children;
  const text = status.reason
    ? t("shell.bannedReason", { reason: status.reason })
    : t("shell.bannedText");
  return (
    <main id="content" className="mx-auto max-w-3xl px-4 py-16">
      <EmptyState title={t("shell.banned")} text={text}>
        <Button look="secondary" onClick={signedOut}>
          {t("shell.logOut")}
        </Button>
      </EmptyState>
    </main>
  );
}
