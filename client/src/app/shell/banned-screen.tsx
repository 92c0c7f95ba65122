import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useLogOut } from "@/features/accounts";
import { api } from "@/lib/api/client";
import { type Ban, isApiError } from "@/lib/api/errors";
import { dateAndTime } from "@/lib/format";
import { useConnectionStatus } from "@/lib/realtime/provider";

/** A suspended member sees why and until when, and nothing else. */
export function BannedScreen({ children }: { children: ReactNode }) {
  const status = useConnectionStatus();
  return status.state === "banned" ? <Suspended known={status.ban} /> : children;
}

/** A socket that closes only says that it is over; every request says the rest. */
async function askWhy(): Promise<Ban | null> {
  try {
    await api.GET("/api/auth/me");
    return null;
  } catch (error) {
    if (isApiError(error, "banned")) return error.ban;
    throw error;
  }
}

function Suspended({ known }: { known: Ban | null }) {
  const { t } = useTranslation();
  const logOut = useLogOut();
  const asked = useQuery({ queryKey: ["ban"], queryFn: askWhy, enabled: known === null });
  const ban = known ?? asked.data;
  const said = [
    ban?.reason ? t("shell.bannedReason", { reason: ban.reason }) : t("shell.bannedText"),
    ban?.until && t("shell.bannedUntil", { when: dateAndTime(ban.until) }),
  ];
  return (
    <main id="content" className="mx-auto max-w-3xl px-4 py-16">
      <EmptyState title={t("shell.banned")} text={said.filter(Boolean).join(" ")}>
        <Button look="secondary" onClick={logOut}>
          {t("shell.logOut")}
        </Button>
      </EmptyState>
    </main>
  );
}
