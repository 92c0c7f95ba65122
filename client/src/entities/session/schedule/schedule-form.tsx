import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { type AgreeingPerson, isApiError } from "skillswap-sdk";
import { toast } from "sonner";
import { AgreeingNotice } from "@/entities/person/verify-notice";
import { SESSIONS } from "@/entities/session/queries";
import { Repeat } from "@/entities/session/series/repeat";
import { ONCE, type Repetition } from "@/entities/session/series/repetition";
import { useBook } from "@/entities/session/series/use-book";
import { useDraft, useRequestKey } from "@/lib/drafts";
import { topicName } from "@/lib/i18n/topics";
import { Button } from "@/ui/button";
import { DraftNote } from "@/ui/draft-note";
import { TextArea } from "@/ui/field";
import { FormFoot } from "@/ui/form-foot";
import { Notice } from "@/ui/notice";
import { useFocusWrong } from "@/ui/use-focus-wrong";
import { Chosen } from "./chosen";
import { Cost } from "./cost";
import { type FieldErrors, fieldErrorsOf, missingFields, otherError } from "./form-errors";
import { isLength } from "./length";
import { LengthField } from "./length-field";
import { SkillField } from "./skill-field";
import { TimeField } from "./time-field";

const MOST = 2_000;

interface RequestDraft {
  skillId: string | null;
  minutes: number;
  at: string | null;
  description: string;
  repetition: Repetition;
}

/** Why nothing was requested. What arrived before with other content is not doubled unasked. */
function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const arrivedBefore = isApiError(error, "idempotency_conflict");
  const text = arrivedBefore ? t("sessions.schedule.arrivedBefore") : otherError(error);
  if (!text) return null;
  return (
    <Notice tone="error">
      {text}
      {arrivedBefore && (
        <Link to="/sessions" className="ms-2 font-bold underline">
          {t("sessions.schedule.seeArrived")}
        </Link>
      )}
    </Notice>
  );
}

/** The form that requests a session. What is sent again, because no answer came, is the same request. */
export function ScheduleForm({
  teacher,
  skill,
  durationMinutes = 60,
  swapId,
  ringId,
  onDone,
}: {
  teacher: AgreeingPerson;
  skill?: { id: string; name: string };
  durationMinutes?: number;
  swapId?: string;
  ringId?: string;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const ask = useBook();
  const name = `book.${teacher.id}.${skill?.id ?? "any"}.${swapId ?? ringId ?? "alone"}`;
  const request = useRequestKey(name);
  const draft = useDraft<RequestDraft>(name, {
    skillId: skill?.id ?? null,
    minutes: durationMinutes,
    at: null,
    description: "",
    repetition: ONCE,
  });
  const { skillId, minutes, at, description, repetition } = draft.values;
  const [unfilled, setUnfilled] = useState<FieldErrors>({});
  const [tries, setTries] = useState(0);
  const form = useFocusWrong(tries, ask.error);
  const errors: FieldErrors = { ...fieldErrorsOf(ask.error), ...unfilled };

  function submit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    const unfilledNow = missingFields({ skillId, minutes, at }, t);
    setUnfilled(unfilledNow);
    if (!skillId || !at || Object.keys(unfilledNow).length > 0) {
      setTries(tries + 1);
      return;
    }
    request.keep();
    ask.mutate(
      {
        key: request.key,
        repetition,
        teacherId: teacher.id,
        skillId,
        scheduledTime: at,
        durationMinutes: minutes,
        description: description.trim(),
        ...(swapId ? { swapId } : {}),
        ...(ringId ? { ringId } : {}),
      },
      {
        onSuccess: ({ conversationId }) => {
          toast.success(t("sessions.schedule.sent", { name: teacher.name }));
          draft.forget();
          request.renew();
          onDone();
          void navigate(`/messages/${conversationId}`);
        },
        onError: (error) => {
          if (isApiError(error, "idempotency_conflict")) request.renew();
          if (isApiError(error) && error.status === 409)
            void cache.invalidateQueries({ queryKey: SESSIONS });
        },
      },
    );
  }

  return (
    <form ref={form} noValidate onSubmit={submit} className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <AgreeingNotice other={teacher} />
      {draft.isKept && <DraftNote onStartOver={draft.startOver} />}
      {skill ? (
        <p className="font-semibold">{topicName(skill.name)}</p>
      ) : (
        <SkillField
          teacher={teacher}
          value={skillId}
          error={skillId ? fieldErrorsOf(ask.error).skillId : errors.skillId}
          onChange={(next) => draft.change({ skillId: next })}
          onOnly={(only) => draft.fill({ skillId: only })}
        />
      )}
      {skill && errors.skillId && <Notice tone="error">{errors.skillId}</Notice>}
      <LengthField
        minutes={minutes}
        error={errors.durationMinutes}
        onChange={(next) => draft.change({ minutes: next })}
      />
      <TimeField
        person={teacher}
        minutes={minutes}
        value={at}
        error={errors.scheduledTime}
        onChange={(next) => {
          draft.change({ at: next });
          setUnfilled(({ scheduledTime: _, ...rest }) => rest);
        }}
      />
      {!swapId && !ringId && (
        <Repeat
          {...{ teacher, skillId, at, minutes }}
          value={repetition}
          onChange={(next) => draft.change({ repetition: next })}
        />
      )}
      <TextArea
        label={t("sessions.schedule.describe")}
        hint={t("sessions.schedule.describeHint")}
        error={errors.description}
        maxLength={MOST}
        value={description}
        onChange={(event) => draft.change({ description: event.target.value })}
      />
      <FormFoot
        button={
          <Button type="submit" busy={ask.isPending}>
            {t("sessions.schedule.send")}
          </Button>
        }
      >
        <Chosen at={at} minutes={minutes} person={teacher} />
        {isLength(minutes) && <Cost minutes={minutes} teacherName={teacher.name} />}
        <Refusal error={ask.error} />
      </FormFoot>
    </form>
  );
}
