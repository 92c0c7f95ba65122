import { CalendarPlus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Swap, SwapSession } from "skillswap-sdk";
import { AgreedState } from "@/entities/session/agreed-state";
import { ScheduleDialog } from "@/entities/session/schedule/schedule-dialog";
import { useMe } from "@/lib/auth/me";
import { cn } from "@/lib/cn";
import { topicName } from "@/lib/i18n/topics";
import { Button, ButtonLink } from "@/ui/button";
import { DealNumbers, isLeft, sideOfDeal } from "./deal";
import { SwapSide } from "./sides";
import { sidesOf } from "./view";

/** Requests the session for one side of a swap, in which I learn. */
export function BookSwapSession({
  swap,
  session,
  onOpenChange,
}: {
  swap: Swap;
  session: SwapSession;
  onOpenChange: (open: boolean) => void;
}) {
  const { other } = sidesOf(swap, useMe().id);
  return (
    <ScheduleDialog
      open
      onOpenChange={onOpenChange}
      teacher={other}
      skill={{ id: session.skillId, name: session.skillName }}
      durationMinutes={sideOfDeal(swap, session).leftMinutes}
      swapId={swap.id}
    />
  );
}

/** The side of an agreed swap that I can book now, if there is one. */
export function bookableSession(swap: Swap, meId: string): SwapSession | undefined {
  if (swap.status !== "accepted") return undefined;
  return swap.lessons.find(
    (session) => session.studentId === meId && isLeft(sideOfDeal(swap, session)),
  );
}

/** Whether only a part is booked or held: the numbers of the deal say that better than the state of one session. */
const isInParts = (swap: Swap, session: SwapSession) =>
  (session.sessionStatus === "scheduled" || session.sessionStatus === "completed") &&
  isLeft(sideOfDeal(swap, session));

/** Both sides of an agreed swap with their status and a button to book or open the session. */
export function SwapSessions({ swap, narrow = false }: { swap: Swap; narrow?: boolean }) {
  const { t } = useTranslation();
  const me = useMe();
  const [booking, setBooking] = useState<SwapSession | null>(null);
  const { other } = sidesOf(swap, me.id);
  const bookable = bookableSession(swap, me.id);
  const taughtFirst = [...swap.lessons].sort(
    (a, b) => Number(b.teacherId === me.id) - Number(a.teacherId === me.id),
  );
  return (
    <>
      <dl className={cn("grid gap-3", !narrow && "sm:grid-cols-2")}>
        {taughtFirst.map((session) => (
          <SwapSide
            key={session.skillId}
            side={{ name: session.skillName, minutes: session.minutes }}
            taught={session.teacherId === me.id}
          >
            {!isInParts(swap, session) && (
              <span className="text-sm font-semibold">
                <AgreedState
                  session={session}
                  learnerName={session.studentId === me.id ? null : other.name}
                />
              </span>
            )}
            <DealNumbers side={sideOfDeal(swap, session)} />
            <span className="mt-1.5 flex flex-wrap gap-2 empty:hidden">
              {session === bookable && (
                <Button size="sm" onClick={() => setBooking(session)}>
                  <CalendarPlus aria-hidden="true" />
                  {t("swaps.book")}
                </Button>
              )}
              {session.sessionId && (
                <ButtonLink
                  size="sm"
                  variant="secondary"
                  to={`/sessions/${session.sessionId}`}
                  aria-label={`${t("swaps.openSession")}: ${topicName(session.skillName)}`}
                >
                  {t("swaps.openSession")}
                </ButtonLink>
              )}
            </span>
          </SwapSide>
        ))}
      </dl>
      {booking && (
        <BookSwapSession
          swap={swap}
          session={booking}
          onOpenChange={(open) => !open && setBooking(null)}
        />
      )}
    </>
  );
}
