import { useState } from "react";
import { useTranslation } from "react-i18next";
import { credits } from "@/entities/credits/amounts";
import { ScheduleDialog } from "@/entities/session/schedule/schedule-dialog";
import type { View } from "@/entities/session/view";
import { hoursAndMinutes } from "@/lib/time/lengths";
import { Button } from "@/ui/button";
import { NextPanel } from "./next-panel";
import { Quoted } from "./settling-panels";

/** A button for the learner to request the next session. */
export function BookAgain({ view, label }: { view: View; label: string }) {
  const [open, setOpen] = useState(false);
  const { session, other, iTeach } = view;
  if (iTeach) return null;
  return (
    <>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open && (
        <ScheduleDialog
          teacher={other}
          skill={{ id: session.skill.id, name: session.skill.name }}
          durationMinutes={session.durationMinutes}
          open
          onOpenChange={setOpen}
        />
      )}
    </>
  );
}

type Ending =
  | "cancelledByMe"
  | "cancelledByThem"
  | "cancelled"
  | "declinedByMe"
  | "declinedByThem"
  | "declined"
  | "expired"
  | "absentMe"
  | "absentThem"
  | "absent"
  | "abandoned";

function who(id: string | null, view: View): "me" | "them" | "nobody" {
  if (id === view.me.id) return "me";
  return id === view.other.id ? "them" : "nobody";
}

/** Which sentence says why a session is over. */
export function endingOf(view: View): Ending {
  const { session } = view;
  const closer = who(session.cancelledById, view);
  const absent = who(session.absentId, view);
  switch (session.status) {
    case "cancelled":
      return ({ me: "cancelledByMe", them: "cancelledByThem", nobody: "cancelled" } as const)[
        closer
      ];
    case "declined":
      return ({ me: "declinedByMe", them: "declinedByThem", nobody: "declined" } as const)[closer];
    case "expired":
      return "expired";
    case "no_show":
      return ({ me: "absentMe", them: "absentThem", nobody: "absent" } as const)[absent];
    default:
      return "abandoned";
  }
}

/** Which sentence says who was paid. */
export function costOf({ session }: View): "late" | "half" | "nobodyPays" {
  if (session.status === "cancelled" && session.wasLate) return "late";
  return session.status === "no_show" ? "half" : "nobodyPays";
}

/** The panel of a session that did not take place and is settled. */
export function OverPanel({ view }: { view: View }) {
  const { t } = useTranslation();
  const { session, other } = view;
  return (
    <NextPanel
      title={t(`sessionPage.over.${endingOf(view)}`, { name: other.name })}
      actions={<BookAgain view={view} label={t("sessionPage.over.again")} />}
    >
      {session.fellOut && <p>{t("series.fellOut")}</p>}
      {session.cancelReason && <Quoted>{session.cancelReason}</Quoted>}
      {session.absenceAnswer && <Quoted>{session.absenceAnswer}</Quoted>}
      <p className="text-ink-soft">{t(`sessionPage.over.${costOf(view)}`)}</p>
    </NextPanel>
  );
}

/** The panel of a session that took place: what was paid. */
export function DonePanel({ view }: { view: View }) {
  const { t } = useTranslation();
  const { session, other, iTeach } = view;
  const minutes = session.actualMinutes ?? session.durationMinutes;
  return (
    <NextPanel
      title={t("sessionPage.finished.title")}
      actions={<BookAgain view={view} label={t("sessionPage.finished.next")} />}
    >
      <p className="text-ink-soft">
        {t(iTeach ? "sessionPage.finished.teacher" : "sessionPage.finished.learner", {
          name: other.name,
          amount: credits(minutes),
          length: hoursAndMinutes(minutes),
        })}
      </p>
    </NextPanel>
  );
}
