import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { toast } from "sonner";
import { useFindDay } from "@/entities/conversation/window";
import { describeError } from "@/lib/api/describe";
import { useMyZone } from "@/lib/time/my-zone";
import { dayIn, dayStart } from "@/lib/time/zones";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { TextField } from "@/ui/field";
import { placeOf } from "./use-place";

/** Opens the conversation at a day, as it is in my zone. */
export function DayDialog({
  conversation,
  name,
  onDone,
}: {
  conversation: { id: string; createdAt: string };
  name: string;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const zone = useMyZone();
  const navigate = useNavigate();
  const find = useFindDay(conversation.id);
  const today = dayIn(Date.now(), zone);
  const [day, setDay] = useState(today);

  function go(event: FormEvent) {
    event.preventDefault();
    find.mutate(dayStart(day, zone), {
      onSuccess: (seq) => {
        onDone();
        if (seq !== null) void navigate(placeOf(conversation.id, seq));
      },
      onError: (error) => toast.error(describeError(error)),
    });
  }

  return (
    <Dialog
      open
      onOpenChange={onDone}
      title={t("finding.dayTitle")}
      text={t("finding.dayText", { name })}
    >
      <form className="grid gap-4" onSubmit={go}>
        <TextField
          type="date"
          required
          label={t("finding.dayLabel")}
          value={day}
          min={dayIn(conversation.createdAt, zone)}
          max={today}
          onChange={(event) => setDay(event.target.value)}
        />
        <Button type="submit" busy={find.isPending} disabled={!day}>
          {t("finding.dayGo")}
        </Button>
      </form>
    </Dialog>
  );
}
