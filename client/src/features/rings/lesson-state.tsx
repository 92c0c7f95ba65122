import { CalendarPlus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Ring } from "skillswap-sdk";
import { bookableLesson } from "@/entities/ring/view";
import { AgreedState } from "@/entities/session/agreed-state";
import { ScheduleDialog } from "@/entities/session/schedule/schedule-dialog";
import { useMe } from "@/lib/auth/me";
import { topicName } from "@/lib/i18n/topics";
import { Button, ButtonLink } from "@/ui/button";

/** What became of one lesson of a ring; whoever learns in it books it here, and its two people open it. */
export function LessonState({ ring, lesson }: { ring: Ring; lesson: Ring["lessons"][number] }) {
  const { t } = useTranslation();
  const me = useMe();
  const [isBooking, setBooking] = useState(false);
  const { sessionId, teacherId, studentId, skillId, skillName, minutes } = lesson;
  const personOf = (id: string) => ring.members.find(({ user }) => user?.id === id)?.user;
  const teacher = personOf(teacherId);
  const isMine = [teacherId, studentId].includes(me.id);
  return (
    <>
      <p className="text-sm text-ink-soft">
        <AgreedState
          session={lesson}
          learnerName={studentId === me.id ? null : (personOf(studentId)?.name ?? "")}
        />
      </p>
      <div className="mt-1 flex flex-wrap gap-2 empty:hidden">
        {bookableLesson(ring, me.id) === lesson && (
          <Button size="sm" onClick={() => setBooking(true)}>
            <CalendarPlus aria-hidden="true" />
            {t("swaps.book")}
          </Button>
        )}
        {isMine && sessionId && (
          <ButtonLink
            size="sm"
            variant="secondary"
            to={`/sessions/${sessionId}`}
            aria-label={`${t("swaps.openSession")}: ${topicName(skillName)}`}
          >
            {t("swaps.openSession")}
          </ButtonLink>
        )}
      </div>
      {isBooking && teacher && (
        <ScheduleDialog
          open
          onOpenChange={setBooking}
          teacher={teacher}
          skill={{ id: skillId, name: skillName }}
          durationMinutes={minutes}
          ringId={ring.id}
        />
      )}
    </>
  );
}
