import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { Session, SessionEditInput } from "@/lib/api/types";
import { useMe } from "@/lib/session";
import { useEditSession } from "@/lib/sessions";
import { Chosen } from "./chosen";
import { Cost } from "./cost";
import { missing, otherwiseSaid, saidOf, type Words } from "./form-words";
import { isLength, LengthField } from "./length-field";
import { sideOf } from "./standing";
import { TimeField } from "./time-field";

const MOST = 2_000;

/** Only what differs from how the session stands. */
export function changesOf(
  session: Session,
  now: { at: string; minutes: number; description: string },
): SessionEditInput {
  const changes: SessionEditInput = {};
  if (Date.parse(now.at) !== Date.parse(session.scheduledTime)) changes.scheduledTime = now.at;
  if (now.minutes !== session.durationMinutes) changes.durationMinutes = now.minutes;
  if (now.description !== session.description) changes.description = now.description;
  return changes;
}

/** Time, length and, while it is only asked for, the words of a session. */
export function RescheduleForm({ session, onDone }: { session: Session; onDone: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const { role, other } = sideOf(session, me.id);
  const isRequest = session.status === "requested";
  const edit = useEditSession(session.id);
  const [minutes, setMinutes] = useState(session.durationMinutes);
  const [at, setAt] = useState<string | null>(session.scheduledTime);
  const [description, setDescription] = useState(session.description);
  const [unfilled, setUnfilled] = useState<Words>({});
  const [unchanged, setUnchanged] = useState(false);
  const words: Words = { ...saidOf(edit.error), ...unfilled };
  const wrong = unchanged ? t("sessions.schedule.nothingNew") : otherwiseSaid(edit.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    const gaps = missing({ skillId: session.skill.id, minutes, at }, t);
    setUnfilled(gaps);
    if (!at || Object.keys(gaps).length > 0) return;
    const changes = changesOf(session, { at, minutes, description: description.trim() });
    setUnchanged(Object.keys(changes).length === 0);
    if (Object.keys(changes).length === 0) return;
    edit.mutate(changes, {
      onSuccess: () => {
        const said = t(`sessions.schedule.${isRequest ? "saved" : "proposed"}`, {
          name: other.name,
        });
        toast.success(said);
        onDone();
      },
    });
  }

  return (
    <form noValidate onSubmit={submit} className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <p className="font-semibold">{session.skill.name}</p>
      <LengthField minutes={minutes} error={words.durationMinutes} onChange={setMinutes} />
      <TimeField
        person={other}
        minutes={minutes}
        value={at}
        error={words.scheduledTime}
        onChange={(next) => {
          setAt(next);
          setUnfilled({});
        }}
      />
      {isRequest && role === "student" && (
        <TextArea
          label={t("sessions.schedule.describe")}
          error={words.description}
          maxLength={MOST}
          value={description}
          onChange={(event) => setDescription(event.target.value)}
        />
      )}
      <div className="grid gap-3 border-t border-line pt-4">
        <Chosen at={at} minutes={minutes} person={other} />
        {role === "student" && isRequest && isLength(minutes) && (
          <Cost minutes={minutes} teacherName={other.name} />
        )}
        {wrong && <Notice tone="error">{wrong}</Notice>}
        <Button type="submit" busy={edit.isPending} className="justify-self-end">
          {t(`sessions.schedule.${isRequest ? "save" : "propose"}`)}
        </Button>
      </div>
    </form>
  );
}
