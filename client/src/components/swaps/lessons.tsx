import { CalendarPlus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ScheduleDialog } from "@/components/sessions/schedule-dialog";
import { Button, ButtonLink } from "@/components/ui/button";
import type { Lesson, SessionStatus, Swap } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import { useMe } from "@/lib/session";
import { canBook, sidesOf } from "@/lib/swaps";
import { LessonSide } from "./sides";

/** Books one lesson of a swap, that I learn in. */
export function BookLesson({
  swap,
  lesson,
  onOpenChange,
}: {
  swap: Swap;
  lesson: Lesson;
  onOpenChange: (open: boolean) => void;
}) {
  const { other } = sidesOf(swap, useMe().id);
  return (
    <ScheduleDialog
      open
      onOpenChange={onOpenChange}
      teacher={other}
      skill={{ id: lesson.skillId, name: lesson.skillName }}
      durationMinutes={lesson.minutes}
      swapId={swap.id}
    />
  );
}

/** The lesson that is mine to book now, if there is one. */
export function lessonToBook(swap: Swap, meId: string): Lesson | undefined {
  if (swap.status !== "accepted") return undefined;
  return swap.lessons.find((lesson) => lesson.studentId === meId && canBook(lesson));
}

function LessonState({ lesson, otherName }: { lesson: Lesson; otherName: string }) {
  const { t } = useTranslation();
  const mine = useMe().id === lesson.studentId;
  const { sessionStatus } = lesson;
  if (sessionStatus) return <>{t(`swaps.lesson.${sessionStatus as SessionStatus}`)}</>;
  return <>{mine ? t("swaps.unbooked") : t("swaps.unbookedByThem", { name: otherName })}</>;
}

/** Both lessons of an agreed swap: how they stand, and the way to book or open them. */
export function SwapLessons({ swap, narrow = false }: { swap: Swap; narrow?: boolean }) {
  const { t } = useTranslation();
  const me = useMe();
  const [booking, setBooking] = useState<Lesson | null>(null);
  const { other } = sidesOf(swap, me.id);
  const bookable = lessonToBook(swap, me.id);
  const taughtFirst = [...swap.lessons].sort(
    (a, b) => Number(b.teacherId === me.id) - Number(a.teacherId === me.id),
  );
  return (
    <>
      <dl className={cn("grid gap-3", !narrow && "sm:grid-cols-2")}>
        {taughtFirst.map((lesson) => (
          <LessonSide
            key={lesson.skillId}
            side={{ name: lesson.skillName, minutes: lesson.minutes }}
            taught={lesson.teacherId === me.id}
          >
            <span className="text-sm font-semibold">
              <LessonState lesson={lesson} otherName={other.name} />
            </span>
            <span className="mt-1.5 flex flex-wrap gap-2 empty:hidden">
              {lesson === bookable && (
                <Button size="sm" onClick={() => setBooking(lesson)}>
                  <CalendarPlus aria-hidden="true" />
                  {t("swaps.book")}
                </Button>
              )}
              {lesson.sessionId && (
                <ButtonLink
                  size="sm"
                  look="secondary"
                  to={`/sessions/${lesson.sessionId}`}
                  aria-label={`${t("swaps.openSession")}: ${lesson.skillName}`}
                >
                  {t("swaps.openSession")}
                </ButtonLink>
              )}
            </span>
          </LessonSide>
        ))}
      </dl>
      {booking && (
        <BookLesson
          swap={swap}
          lesson={booking}
          onOpenChange={(open) => !open && setBooking(null)}
        />
      )}
    </>
  );
}
