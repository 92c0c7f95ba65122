import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { api } from "@/lib/api/client";
import { type Ban, isApiError } from "@/lib/api/errors";
import { dateAndTime } from "@/lib/format";
import { useConnectionStatus } from "@/lib/realtime/provider";
import { useSessionChange } from "@/lib/session";

/** A suspended member sees why and until when, and nothing else. */
export function BannedScreen({ children }: { children: ReactNode }) {
  const { state } = useConnectionStatus();
  return state === "banned" ? <Suspended /> : children;
}

/** The socket only says that it is over; every request says the rest. */
async function askWhy(): Promise<Ban | null> {
  try {
    await api.GET("/api/auth/me");
    return null;
  } catch (error) {
    if (isApiError(error, "banned")) return error.ban;
    throw error;
  }
}

function Suspended() {
  const { t } = useTranslation();
  const { signedOut } = useSessionChange();
  const { data: ban } = useQuery({ queryKey: ["ban"], queryFn: askWhy });
  const said = [
    ban?.reason ? t("shell.bannedReason", { reason: ban.reason }) : t("shell.bannedText"),
    ban?.until && t("shell.bannedUntil", { when: dateAndTime(ban.until) }),
  ];
  return (
    <main id="content" className="mx-auto max-w-3xl px-4 py-16">
      <EmptyState title={t("shell.banned")} text={said.filter(Boolean).join(" ")}>
        <Button look="secondary" onClick={signedOut}>
          {t("shell.logOut")}
        </Button>
      </EmptyState>
    </main>
  );
}
