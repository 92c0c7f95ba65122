import { CalendarPlus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ScheduleDialog } from "@/components/sessions/schedule-dialog";
import { Button } from "@/components/ui/button";
import type { PersonCard } from "@/lib/api/types";

/** The button beside somebody who teaches something. */
export function BookButton({ teacher }: { teacher: PersonCard }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        look="secondary"
        aria-label={t("swaps.bookWith", { name: teacher.name })}
        onClick={() => setOpen(true)}
      >
        <CalendarPlus aria-hidden="true" />
        {t("swaps.bookSession")}
      </Button>
      {open && <ScheduleDialog open onOpenChange={setOpen} teacher={teacher} />}
    </>
  );
}
