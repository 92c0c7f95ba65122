import { useTranslation } from "react-i18next";
import type { Conversation } from "skillswap-sdk";
import { MUTE_HOURS, mutedFor } from "@/entities/conversation/arranging";
import { useArrange } from "@/entities/conversation/arranging-actions";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";

const WEEK = 168;

/** Asks for how long a conversation is muted. */
export function MuteDialog({
  conversation,
  name,
  onDone,
}: {
  conversation: Conversation;
  name: string;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const arrange = useArrange(conversation);

  function labelOf(hours: number | null): string {
    if (hours === null) return t("arranging.forever");
    return hours === WEEK ? t("arranging.week") : t("arranging.hours", { count: hours });
  }

  function mute(hours: number | null) {
    arrange({ mutedUntil: mutedFor(hours) }, t("arranging.saidMuted"));
    onDone();
  }

  return (
    <Dialog
      open
      onOpenChange={onDone}
      title={t("arranging.muteTitle", { name })}
      text={t("arranging.muteText", { name })}
    >
      <div className="grid gap-2">
        {MUTE_HOURS.map((hours) => (
          <Button key={hours} variant="secondary" onClick={() => mute(hours)}>
            {labelOf(hours)}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
