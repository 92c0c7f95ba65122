import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { type Ban, isApiError } from "skillswap-sdk";
import { useLogOut } from "@/features/accounts/queries";
import { api } from "@/lib/api/client";
import { eraseKept } from "@/lib/offline/kept";
import { useConnectionStatus } from "@/lib/realtime/provider";
import { useMyZone } from "@/lib/time/my-zone";
import { dateAndTimeIn } from "@/lib/time/zones";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";

/** A suspended member sees why and until when, and nothing else. */
export function BannedScreen({ children }: { children: ReactNode }) {
  const status = useConnectionStatus();
  return status.state === "banned" ? <Suspended known={status.ban} /> : children;
}

/** The close code says only that the member is banned; the reason comes with the answer to a request. */
async function fetchBan(): Promise<Ban | null> {
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
  const zone = useMyZone();
  useEffect(eraseKept, []);
  const fetched = useQuery({ queryKey: ["ban"], queryFn: fetchBan, enabled: known === null });
  const ban = known ?? fetched.data;
  const sentences = [
    ban?.reason ? t("shell.bannedReason", { reason: ban.reason }) : t("shell.bannedText"),
    ban?.until && t("shell.bannedUntil", { when: dateAndTimeIn(ban.until, zone) }),
  ];
  return (
    <main id="content" className="mx-auto max-w-3xl px-4 py-16">
      <EmptyState title={t("shell.banned")} text={sentences.filter(Boolean).join(" ")}>
        <Button variant="secondary" onClick={logOut}>
          {t("shell.logOut")}
        </Button>
      </EmptyState>
    </main>
  );
}
