import { useQuery } from "@tanstack/react-query";
import { Coins } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Notice } from "@/components/ui/notice";
import { balanceQuery, credits, hoursAndMinutes } from "@/lib/credits";

/** What the length costs, what I can spend, and whether that is too little now. */
export function Cost({ minutes, teacherName }: { minutes: number; teacherName: string }) {
  const { t } = useTranslation();
  const { data } = useQuery({ ...balanceQuery, staleTime: 0 });
  const have = data?.availableMinutes;
  const lacking = have === undefined ? 0 : minutes - have;
  return (
    <div className="grid gap-2">
      <p className="flex items-start gap-2 text-sm">
        <Coins className="mt-0.5 size-4 shrink-0 text-second-ink" aria-hidden="true" />
        <span>
          {t("sessions.schedule.cost", {
            cost: credits(minutes),
            length: hoursAndMinutes(minutes),
          })}{" "}
          {have !== undefined && t("sessions.schedule.have", { have: credits(have) })}
        </span>
      </p>
      {lacking > 0 && (
        <Notice tone="warm">
          {t("sessions.schedule.tooLittle", { name: teacherName, missing: credits(lacking) })}
        </Notice>
      )}
    </div>
  );
}
