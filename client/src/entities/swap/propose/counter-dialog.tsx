import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { SkillColumns, Swap } from "skillswap-sdk";
import { toast } from "sonner";
import { useCounterSwap } from "@/entities/swap/actions";
import { sidesOf } from "@/entities/swap/view";
import { useMe } from "@/lib/auth/me";
import { Dialog } from "@/ui/dialog";
import { BothSkills } from "./both-skills";
import { keptOrFitting } from "./choices";
import { SwapForm, type SwapValues } from "./swap-form";

/** The values the form starts with: their proposal from my side. */
export function startOfCounter(
  swap: Swap,
  meId: string,
  mine: SkillColumns,
  theirs: SkillColumns,
): SwapValues {
  const { iTeach, theyTeach } = sidesOf(swap, meId);
  return {
    offeredSkillId: keptOrFitting(iTeach.id, mine.offer, theirs.learn),
    wantedSkillId: keptOrFitting(theyTeach.id, theirs.offer, mine.learn),
    offeredMinutes: iTeach.minutes,
    wantedMinutes: theyTeach.minutes,
    message: "",
  };
}

/** Answers a proposal with another one. `onSent` gets the new one. */
export function CounterDialog({
  swap,
  onDone,
  onSent,
}: {
  swap: Swap;
  onDone: () => void;
  onSent?: (swap: Swap) => void;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const counter = useCounterSwap(swap.id);
  const { other } = sidesOf(swap, me.id);
  const { name } = other;

  async function send(values: SwapValues) {
    const made = await counter.mutateAsync(values);
    onDone();
    toast.success(t("swaps.countered", { name }), {
      action: { label: t("swaps.see"), onClick: () => void navigate(`/swaps/${made.id}`) },
    });
    onSent?.(made);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onDone()}
      title={t("swaps.counterTitle", { name })}
      text={t("swaps.counterText", { name })}
    >
      <BothSkills person={other}>
        {(mine, theirs) => (
          <SwapForm
            person={other}
            draft={`counter.${swap.id}`}
            offers={mine.offer}
            wants={theirs.offer}
            start={startOfCounter(swap, me.id, mine, theirs)}
            onSend={send}
            onCancel={onDone}
          />
        )}
      </BothSkills>
    </Dialog>
  );
}
