import { useQuery } from "@tanstack/react-query";
import { Coins } from "lucide-react";
import { useTranslation } from "react-i18next";
import { credits } from "@/entities/credits/amounts";
import { balanceQuery } from "@/entities/credits/queries";
import { cn } from "@/lib/cn";
import { hoursAndMinutes } from "@/lib/time/lengths";
import { Notice } from "@/ui/notice";

/** The price of a session, my balance (on a phone only when it is too low), and a notice then. */
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
          {have !== undefined && (
            <span className={cn(lacking <= 0 && "max-sm:hidden")}>
              {t("sessions.schedule.have", { have: credits(have) })}{" "}
              {lacking <= 0 && t("sessions.schedule.after", { after: credits(have - minutes) })}
            </span>
          )}
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
