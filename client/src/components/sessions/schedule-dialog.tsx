import { useTranslation } from "react-i18next";
import { Dialog } from "@/components/ui/dialog";
import type { PersonCard, Session } from "@/lib/api/types";
import { useMe } from "@/lib/session";
import { RescheduleForm } from "./reschedule-form";
import { ScheduleForm } from "./schedule-form";
import { sideOf } from "./standing";

interface Opening {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Ask `teacher` for a session: what, how long, when on both clocks, and what it costs. */
export function ScheduleDialog({
  open,
  onOpenChange,
  ...asked
}: Opening & {
  teacher: PersonCard;
  skill?: { id: string; name: string };
  durationMinutes?: number;
  swapId?: string;
}) {
  const { t } = useTranslation();
  const { name } = asked.teacher;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("sessions.schedule.title", { name })}
      text={t("sessions.schedule.text", { name })}
    >
      <ScheduleForm {...asked} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

/** Change a request, or propose another time for an agreed session. */
export function RescheduleDialog({ session, open, onOpenChange }: Opening & { session: Session }) {
  const { t } = useTranslation();
  const me = useMe();
  const { name } = sideOf(session, me.id).other;
  const kind = session.status === "requested" ? "edit" : "move";
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t(`sessions.schedule.${kind}Title`)}
      text={t(`sessions.schedule.${kind}Text`, { name })}
    >
      <RescheduleForm session={session} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}
