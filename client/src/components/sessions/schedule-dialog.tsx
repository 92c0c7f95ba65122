import { useTranslation } from "react-i18next";
import { Dialog } from "@/components/ui/dialog";
import type { PersonCard } from "@/lib/api/types";

/** A place for the dialog that the room of sessions brings. */
export function ScheduleDialog({
  open,
  onOpenChange,
}: {
  teacher: PersonCard;
  skill?: { id: string; name: string };
  durationMinutes?: number;
  swapId?: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const { t } = useTranslation();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("sessions.title")}>
      {null}
    </Dialog>
  );
}
