import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { CounterDialog } from "@/components/swaps/counter-dialog";
import { Button, ButtonLink } from "@/components/ui/button";
import { describeError } from "@/lib/api/describe";
import { isApiError } from "@/lib/api/errors";
import type { Swap } from "@/lib/api/types";
import { useMe } from "@/lib/session";
import { type Ending, isAhead, sidesOf, useAccept } from "@/lib/swaps";
import { EndingDialog } from "./ending-dialog";
import { UnequalDialog } from "./unequal-dialog";

type Asking = Ending | "counter" | "unequal" | null;

/** What I may do with a swap. `onAccepted` and `onCountered` get what became of it. */
export function SwapActions({
  swap,
  onAccepted,
  onCountered,
}: {
  swap: Swap;
  onAccepted: (swap: Swap) => void;
  onCountered?: (swap: Swap) => void;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const [asking, setAsking] = useState<Asking>(null);
  const accept = useAccept(swap.id);
  const { iProposed } = sidesOf(swap, me.id);
  const pending = swap.status === "pending";
  const settled = swap.status === "accepted" && !swap.lessons.some(isAhead);
  const done = () => setAsking(null);

  async function acceptIt(agreed: boolean) {
    done();
    try {
      onAccepted(await accept.mutateAsync(agreed));
    } catch (error) {
      if (isApiError(error, "unequal_minutes")) setAsking("unequal");
      else toast.error(describeError(error));
    }
  }

  return (
    <>
      {pending && !iProposed && (
        <>
          <Button
            size="sm"
            busy={accept.isPending}
            onClick={() => (swap.isUnequal ? setAsking("unequal") : void acceptIt(false))}
          >
            {t("swaps.accept")}
          </Button>
          <Button look="secondary" size="sm" onClick={() => setAsking("counter")}>
            {t("swaps.counter")}
          </Button>
          <Button look="danger" size="sm" onClick={() => setAsking("reject")}>
            {t("swaps.reject")}
          </Button>
        </>
      )}
      {pending && iProposed && (
        <Button look="danger" size="sm" onClick={() => setAsking("cancel")}>
          {t("swaps.cancel")}
        </Button>
      )}
      {swap.conversationId && (
        <ButtonLink to={`/messages/${swap.conversationId}`} look="secondary" size="sm">
          {t("swaps.openTalk")}
        </ButtonLink>
      )}
      {settled && (
        <>
          <Button look="quiet" size="sm" onClick={() => setAsking("complete")}>
            {t("swaps.complete")}
          </Button>
          <Button look="quiet" size="sm" onClick={() => setAsking("cancel")}>
            {t("swaps.cancelAgreed")}
          </Button>
        </>
      )}
      {asking === "counter" && (
        <CounterDialog
          swap={swap}
          onDone={done}
          {...(onCountered ? { onSent: onCountered } : {})}
        />
      )}
      {asking === "unequal" && (
        <UnequalDialog swap={swap} onAgree={() => void acceptIt(true)} onDone={done} />
      )}
      {(asking === "reject" || asking === "cancel" || asking === "complete") && (
        <EndingDialog swap={swap} ending={asking} onDone={done} />
      )}
    </>
  );
}
