import { ArrowLeftRight, MessageCircle } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Suggestion } from "skillswap-sdk";
import { useProposeSwap } from "@/entities/swap/actions";
import { describeError } from "@/lib/api/describe";
import { topicName } from "@/lib/i18n/topics";
import { Button } from "@/ui/button";
import { TextArea } from "@/ui/field";
import { Notice } from "@/ui/notice";
import { useFirstMessage } from "./actions";
import { firstMessage, type Opening } from "./first-message";

const MINUTES = 60;
const LONGEST = 1000;

/** Where the page leads after something was sent. */
export interface Sent {
  name: string;
  what: "proposal" | "message";
  to: string;
}

/** Both skills of a proposal, in a sentence each; nothing is booked yet. */
function Deal({ opening: { learn, teach }, name }: { opening: Opening; name: string }) {
  const { t } = useTranslation();
  if (!learn || !teach) return null;
  return (
    <p className="flex items-center gap-3 text-sm text-ink-soft">
      <ArrowLeftRight className="size-5 shrink-0 text-accent" aria-hidden="true" />
      {t("firstRun.deal", { name, learn: topicName(learn.name), teach: topicName(teach.name) })}
    </p>
  );
}

/** A first message to somebody who fits, ready to be edited and sent: as a proposal where both have something to give. */
export function Opener({
  person,
  opening,
  onSent,
}: {
  person: Suggestion["user"];
  opening: Opening;
  onSent: (sent: Sent) => void;
}) {
  const { t } = useTranslation();
  const [key] = useState(() => crypto.randomUUID());
  const [text, setText] = useState(() => firstMessage(person.name, opening, t));
  const propose = useProposeSwap();
  const write = useFirstMessage();
  const { id, name } = person;
  const { learn, teach } = opening;
  const busy = propose.isPending || write.isPending;
  const error = propose.error ?? write.error;

  async function sendMessage() {
    const made = await write.mutateAsync({ userId: id, content: text, clientId: key });
    onSent({ name, what: "message", to: `/messages/${made}` });
  }
  async function sendProposal(offered: string, wanted: string) {
    const swap = await propose.mutateAsync({
      toUserId: id,
      offeredSkillId: offered,
      wantedSkillId: wanted,
      offeredMinutes: MINUTES,
      wantedMinutes: MINUTES,
      message: text,
      key,
    });
    onSent({ name, what: "proposal", to: `/swaps/${swap.id}` });
  }
  const failed = () => undefined; // the mutation's error is shown below
  const canPropose = learn !== null && teach !== null;
  function submit(event: FormEvent) {
    event.preventDefault();
    const sent = canPropose ? sendProposal(teach.id, learn.id) : sendMessage();
    sent.catch(failed);
  }
  const empty = text.trim() === "";
  return (
    <form className="grid gap-4" onSubmit={submit}>
      <TextArea
        label={t("firstRun.messageTo", { name })}
        hint={t("firstRun.messageHint")}
        dir="auto"
        rows={5}
        maxLength={LONGEST}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Deal opening={opening} name={name} />
      {error && <Notice tone="error">{describeError(error)}</Notice>}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={busy} disabled={empty}>
          {canPropose ? (
            <ArrowLeftRight aria-hidden="true" />
          ) : (
            <MessageCircle aria-hidden="true" />
          )}
          {t(canPropose ? "firstRun.sendProposal" : "firstRun.sendMessage")}
        </Button>
        {canPropose && (
          <Button
            variant="secondary"
            disabled={busy || empty}
            onClick={() => void sendMessage().catch(failed)}
          >
            {t("firstRun.onlyWrite")}
          </Button>
        )}
      </div>
    </form>
  );
}
