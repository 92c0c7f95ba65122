import { useTranslation } from "react-i18next";
import type { AgreeingPerson, Session } from "skillswap-sdk";
import { sideOf } from "@/entities/session/status";
import { useMe } from "@/lib/auth/me";
import { Dialog } from "@/ui/dialog";
import { RescheduleForm } from "./reschedule-form";
import { ScheduleForm } from "./schedule-form";

interface Opening {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Requests a session with `teacher`: skill, length, time in both zones, price. */
export function ScheduleDialog({
  open,
  onOpenChange,
  ...request
}: Opening & {
  teacher: AgreeingPerson;
  skill?: { id: string; name: string };
  durationMinutes?: number;
  swapId?: string;
  ringId?: string;
}) {
  const { t } = useTranslation();
  const { name } = request.teacher;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("sessions.schedule.title", { name })}
      text={t("sessions.schedule.text", { name })}
    >
      <ScheduleForm {...request} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

/** Changes a request, or proposes another time for an agreed session. */
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
