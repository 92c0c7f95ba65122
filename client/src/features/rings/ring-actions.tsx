import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Ring } from "skillswap-sdk";
import { toast } from "sonner";
import { type Exit, useAcceptRing } from "@/entities/ring/actions";
import { canLeave, isOpen } from "@/entities/ring/view";
import { describeError } from "@/lib/api/describe";
import { useMe } from "@/lib/auth/me";
import { Button } from "@/ui/button";
import { ExitDialog } from "./exit-dialog";

/** What the member can answer to a ring, or how they leave it. */
export function RingActions({ ring }: { ring: Ring }) {
  const { t } = useTranslation();
  const me = useMe();
  const accept = useAcceptRing(ring.id);
  const [asking, setAsking] = useState<Exit | null>(null);
  const isAsked = isOpen(ring) && ring.myAnswer === "waiting";

  const sayYes = () =>
    // A promise, because the ring may be in another tab, or the member elsewhere, before the answer is there.
    void accept.mutateAsync().then(
      ({ status }) =>
        toast.success(t(status === "accepted" ? "rings.allAccepted" : "rings.accepted")),
      (error) => toast.error(describeError(error)),
    );

  return (
    <>
      {isAsked && (
        <>
          <Button size="sm" busy={accept.isPending} onClick={sayYes}>
            {t("rings.accept")}
          </Button>
          <Button variant="danger" size="sm" onClick={() => setAsking("decline")}>
            {t("rings.decline")}
          </Button>
        </>
      )}
      {isOpen(ring) && ring.myAnswer === "yes" && (
        <Button
          variant="quiet"
          size="sm"
          disabled={accept.isPending}
          onClick={() => setAsking("decline")}
        >
          {t("rings.takeBack")}
        </Button>
      )}
      {canLeave(ring, me.id) && (
        <Button variant="quiet" size="sm" onClick={() => setAsking("leave")}>
          {t("rings.leave")}
        </Button>
      )}
      {asking && <ExitDialog ring={ring} exit={asking} onDone={() => setAsking(null)} />}
    </>
  );
}
