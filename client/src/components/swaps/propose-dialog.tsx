import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { toast } from "sonner";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import i18n from "@/i18n";
import { isApiError } from "@/lib/api/errors";
import type { SkillColumns } from "@/lib/api/types";
import type { Somebody } from "@/lib/safety";
import { findOpenSwap, usePropose } from "@/lib/swaps";
import { BothSkills } from "./both-skills";
import { bestFit } from "./choices";
import { SwapForm, type SwapValues } from "./swap-form";

interface Clash {
  text: string;
  to: string;
}

/** What stands in the way, and where it is, when the server refuses because something was sent before. */
async function clashOf(error: unknown, personId: string, values: SwapValues) {
  if (isApiError(error, "idempotency_conflict"))
    return { text: i18n.t("swaps.alreadySent"), to: "/swaps?box=sent" };
  if (!isApiError(error, "swap_open")) return null;
  const skillIds = [values.offeredSkillId, values.wantedSkillId];
  const open = await findOpenSwap(personId, skillIds).catch(() => undefined);
  return open ? { text: error.message, to: `/swaps/${open.id}` } : null;
}

function ProposeForm({
  person,
  mine,
  theirs,
  onDone,
}: {
  person: Somebody;
  mine: SkillColumns;
  theirs: SkillColumns;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const propose = usePropose();
  const [key] = useState(() => crypto.randomUUID());
  const [clash, setClash] = useState<Clash | null>(null);
  const { id, name } = person;

  async function send(values: SwapValues) {
    setClash(null);
    try {
      const swap = await propose.mutateAsync({ ...values, toUserId: id, key });
      onDone();
      toast.success(t("swaps.proposed", { name }), {
        action: { label: t("swaps.see"), onClick: () => void navigate(`/swaps/${swap.id}`) },
      });
    } catch (error) {
      const found = await clashOf(error, id, values);
      if (!found) throw error;
      setClash(found);
    }
  }

  return (
    <SwapForm
      person={person}
      offers={mine.offer}
      wants={theirs.offer}
      start={{
        offeredSkillId: bestFit(mine.offer, theirs.learn),
        wantedSkillId: bestFit(theirs.offer, mine.learn),
        offeredMinutes: 60,
        wantedMinutes: 60,
        message: "",
      }}
      notice={
        clash && (
          <Notice tone="error">
            {clash.text}{" "}
            <Link to={clash.to} className="font-bold underline">
              {t("swaps.openOne")}
            </Link>
          </Notice>
        )
      }
      onSend={send}
      onCancel={onDone}
    />
  );
}

/** Proposes a swap to somebody. Mount it to open it; each time is one proposal, however often it is sent. */
export function ProposeDialog({ person, onDone }: { person: Somebody; onDone: () => void }) {
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
