import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { type Ban, isApiError } from "skillswap-sdk";
import { useLogOut } from "@/features/accounts/queries";
import { api } from "@/lib/api/client";
import { eraseKept } from "@/lib/offline/kept";
import { useMyZone } from "@/lib/time/my-zone";
import { dateAndTimeIn } from "@/lib/time/zones";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { useTitle } from "@/ui/page";

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

/** Why and until when, and the way out; `known` is what was told already. */
export function Suspended({ known }: { known: Ban | null }) {
  const { t } = useTranslation();
  const logOut = useLogOut();
  const zone = useMyZone();
  useEffect(eraseKept, []);
  useTitle(t("shell.banned"));
  const fetched = useQuery({ queryKey: ["ban"], queryFn: fetchBan, enabled: known === null });
  const ban = known ?? fetched.data;
  const sentences = [
    ban?.reason
      ? t("shell.bannedReason", { reason: ban.reason.replace(/\.+$/, "") })
      : t("shell.bannedText"),
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
