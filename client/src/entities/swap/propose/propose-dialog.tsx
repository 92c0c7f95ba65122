import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { PersonRef, SkillColumns } from "skillswap-sdk";
import { toast } from "sonner";
import { useProposeSwap } from "@/entities/swap/actions";
import { Dialog } from "@/ui/dialog";
import { BothSkills } from "./both-skills";
import { bestFit } from "./choices";
import { SwapForm, type SwapValues } from "./swap-form";

function ProposeForm({
  person,
  mine,
  theirs,
  onDone,
}: {
  person: PersonRef;
  mine: SkillColumns;
  theirs: SkillColumns;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const propose = useProposeSwap();
  const [key] = useState(() => crypto.randomUUID());
  const { id, name } = person;

  async function send(values: SwapValues) {
    const swap = await propose.mutateAsync({ ...values, toUserId: id, key });
    onDone();
    toast.success(t("swaps.proposed", { name }), {
      action: { label: t("swaps.see"), onClick: () => void navigate(`/swaps/${swap.id}`) },
    });
  }

  return (
    <SwapForm
      person={person}
      draft={`swap.${id}`}
      offers={mine.offer}
      wants={theirs.offer}
      start={{
        offeredSkillId: bestFit(mine.offer, theirs.learn),
        wantedSkillId: bestFit(theirs.offer, mine.learn),
        offeredMinutes: 60,
        wantedMinutes: 60,
        message: "",
      }}
      onSend={send}
      onCancel={onDone}
    />
  );
}

/** Proposes a swap. Mount it to open it; one idempotency key per mount makes repeated sends one proposal. */
export function ProposeDialog({ person, onDone }: { person: PersonRef; onDone: () => void }) {
  const { t } = useTranslation();
  const { name } = person;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onDone()}
      title={t("swaps.proposeTo", { name })}
      text={t("swaps.proposeText", { name })}
    >
      <BothSkills person={person}>
        {(mine, theirs) => <ProposeForm {...{ person, mine, theirs, onDone }} />}
      </BothSkills>
    </Dialog>
  );
}
