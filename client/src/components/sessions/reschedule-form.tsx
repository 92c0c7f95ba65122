import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { VerifyNotice } from "@/components/people/verify-notice";
import { Button } from "@/components/ui/button";
import { DraftNote } from "@/components/ui/draft-note";
import { TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { Session, SessionEditInput } from "@/lib/api/types";
import { useDraft } from "@/lib/drafts";
import { useMe } from "@/lib/session";
import { useEditSession } from "@/lib/sessions";
import { Chosen } from "./chosen";
import { Cost } from "./cost";
import { missing, otherwiseSaid, saidOf, type Words } from "./form-words";
import { isLength, LengthField } from "./length-field";
import { sideOf } from "./standing";
import { TimeField } from "./time-field";

const MOST = 2_000;

interface Wish {
  minutes: number;
  at: string | null;
  description: string;
}

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
  const draft = useDraft<Wish>(`time.${session.id}`, {
    minutes: session.durationMinutes,
    at: session.scheduledTime,
    description: session.description,
  });
  const { minutes, at, description } = draft.values;
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
        draft.forget();
        onDone();
      },
    });
  }

  return (
    <form noValidate onSubmit={submit} className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <VerifyNotice why={t("sessions.verifyFirst")} />
      {draft.isKept && <DraftNote onStartOver={draft.startOver} />}
      <p className="font-semibold">{session.skill.name}</p>
      <LengthField
        minutes={minutes}
        error={words.durationMinutes}
        onChange={(next) => draft.change({ minutes: next })}
      />
      <TimeField
        person={other}
        minutes={minutes}
        besides={session.id}
        value={at}
        error={words.scheduledTime}
        onChange={(next) => {
          draft.change({ at: next });
          setUnfilled({});
        }}
      />
      {isRequest && role === "student" && (
        <TextArea
          label={t("sessions.schedule.describe")}
          error={words.description}
          maxLength={MOST}
          value={description}
          onChange={(event) => draft.change({ description: event.target.value })}
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
