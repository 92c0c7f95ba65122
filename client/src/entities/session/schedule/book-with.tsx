import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { PersonRef } from "skillswap-sdk";
import { personQuery } from "@/entities/person/queries";
import { Dialog } from "@/ui/dialog";
import { LoadError } from "@/ui/load-error";
import { ScheduleDialog } from "./schedule-dialog";

/** Requests a session with somebody of whom only the id and name are known. Mount it to open it. */
export function BookWith({ person, onDone }: { person: PersonRef; onDone: () => void }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(personQuery(person.id));
  if (data) return <ScheduleDialog open onOpenChange={onDone} teacher={data} />;
  if (!error) return null;
  return (
    <Dialog open onOpenChange={onDone} title={t("sessions.schedule.title", { name: person.name })}>
      <LoadError error={error} onRetry={() => void refetch()} />
    </Dialog>
  );
}
