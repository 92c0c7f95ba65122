import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isApiError, type Swap } from "skillswap-sdk";
import { toast } from "sonner";
import { isAhead } from "@/entities/session/agreed";
import { type Ending, useAcceptSwap } from "@/entities/swap/actions";
import { CounterDialog } from "@/entities/swap/propose/counter-dialog";
import { sidesOf } from "@/entities/swap/view";
import { describeError } from "@/lib/api/describe";
import { useMe } from "@/lib/auth/me";
import { Button, ButtonLink } from "@/ui/button";
import { EndingDialog } from "./ending-dialog";
import { UnequalDialog } from "./unequal-dialog";

type Asking = Ending | "counter" | "unequal" | null;

/** The actions of a swap. `onAccepted` and `onCountered` get the resulting swap. */
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
  const accept = useAcceptSwap(swap.id);
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
          <Button variant="secondary" size="sm" onClick={() => setAsking("counter")}>
            {t("swaps.counter")}
          </Button>
          <Button variant="danger" size="sm" onClick={() => setAsking("reject")}>
            {t("swaps.reject")}
          </Button>
        </>
      )}
      {pending && iProposed && (
        <Button variant="danger" size="sm" onClick={() => setAsking("cancel")}>
          {t("swaps.cancel")}
        </Button>
      )}
      {swap.conversationId && (
        <ButtonLink to={`/messages/${swap.conversationId}`} variant="secondary" size="sm">
          {t("swaps.openTalk")}
        </ButtonLink>
      )}
      {settled && (
        <>
          <Button variant="quiet" size="sm" onClick={() => setAsking("complete")}>
            {t("swaps.complete")}
          </Button>
          <Button variant="quiet" size="sm" onClick={() => setAsking("cancel")}>
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
