import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Session, SessionEditInput } from "skillswap-sdk";
import { toast } from "sonner";
import { AgreeingNotice } from "@/entities/person/verify-notice";
import { useEditSession } from "@/entities/session/actions";
import { sideOf } from "@/entities/session/status";
import { useMe } from "@/lib/auth/me";
import { useDraft } from "@/lib/drafts";
import { topicName } from "@/lib/i18n/topics";
import { Button } from "@/ui/button";
import { DraftNote } from "@/ui/draft-note";
import { TextArea } from "@/ui/field";
import { FormFoot } from "@/ui/form-foot";
import { Notice } from "@/ui/notice";
import { useFocusWrong } from "@/ui/use-focus-wrong";
import { Chosen } from "./chosen";
import { Cost } from "./cost";
import { DealEffect } from "./deal-effect";
import { type FieldErrors, fieldErrorsOf, missingFields, otherError } from "./form-errors";
import { isLength } from "./length";
import { LengthField } from "./length-field";
import { TimeField } from "./time-field";

const MOST = 2_000;

interface RequestDraft {
  minutes: number;
  at: string | null;
  description: string;
}

/** Only the fields that differ from the session's. */
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

/** Changes time and length of a session and, of a request, its description. */
export function RescheduleForm({ session, onDone }: { session: Session; onDone: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const { role, other } = sideOf(session, me.id);
  const isRequest = session.status === "requested";
  const edit = useEditSession(session.id);
  const draft = useDraft<RequestDraft>(`time.${session.id}`, {
    minutes: session.durationMinutes,
    at: session.scheduledTime,
    description: session.description,
  });
  const { minutes, at, description } = draft.values;
  const [unfilled, setUnfilled] = useState<FieldErrors>({});
  const [unchanged, setUnchanged] = useState(false);
  const [tries, setTries] = useState(0);
  const form = useFocusWrong(tries, edit.error);
  const errors: FieldErrors = { ...fieldErrorsOf(edit.error), ...unfilled };
  const wrong = unchanged ? t("sessions.schedule.nothingNew") : otherError(edit.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    const unfilledNow = missingFields({ skillId: session.skill.id, minutes, at }, t);
    setUnfilled(unfilledNow);
    if (!at || Object.keys(unfilledNow).length > 0) {
      setTries(tries + 1);
      return;
    }
    const changes = changesOf(session, { at, minutes, description: description.trim() });
    setUnchanged(Object.keys(changes).length === 0);
    if (Object.keys(changes).length === 0) return;
    edit.mutate(changes, {
      onSuccess: () => {
        const message = t(`sessions.schedule.${isRequest ? "saved" : "proposed"}`, {
          name: other.name,
        });
        toast.success(message);
        draft.forget();
        onDone();
      },
    });
  }

  return (
    <form ref={form} noValidate onSubmit={submit} className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <AgreeingNotice other={other} />
      {draft.isKept && <DraftNote onStartOver={draft.startOver} />}
      <p className="font-semibold">{topicName(session.skill.name)}</p>
      <LengthField
        minutes={minutes}
        error={errors.durationMinutes}
        onChange={(next) => draft.change({ minutes: next })}
      />
      <TimeField
        person={other}
        minutes={minutes}
        besides={session.id}
        value={at}
        error={errors.scheduledTime}
        onChange={(next) => {
          draft.change({ at: next });
          setUnfilled({});
        }}
      />
      {isRequest && role === "student" && (
        <TextArea
          label={t("sessions.schedule.describe")}
          error={errors.description}
          maxLength={MOST}
          value={description}
          onChange={(event) => draft.change({ description: event.target.value })}
        />
      )}
      <FormFoot
        button={
          <Button type="submit" busy={edit.isPending}>
            {t(`sessions.schedule.${isRequest ? "save" : "propose"}`)}
          </Button>
        }
      >
        <Chosen at={at} minutes={minutes} person={other} />
        <DealEffect session={session} minutes={minutes} />
        {role === "student" && isRequest && isLength(minutes) && (
          <Cost minutes={minutes} teacherName={other.name} />
        )}
        {wrong && <Notice tone="error">{wrong}</Notice>}
      </FormFoot>
    </form>
  );
}
