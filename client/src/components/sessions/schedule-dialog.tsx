import { useTranslation } from "react-i18next";
import { Dialog } from "@/components/ui/dialog";
import type { PersonCard, Session } from "@/lib/api/types";

interface Opening {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** A place for the dialog that the list of sessions brings. */
export function ScheduleDialog({
  open,
  onOpenChange,
}: Opening & {
  teacher: PersonCard;
  skill?: { id: string; name: string };
  durationMinutes?: number;
  swapId?: string;
}) {
  const { t } = useTranslation();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("sessions.title")}>
      {null}
    </Dialog>
  );
}

export function RescheduleDialog({ open, onOpenChange }: Opening & { session: Session }) {
  const { t } = useTranslation();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("sessions.title")}>
      {null}
    </Dialog>
  );
}
