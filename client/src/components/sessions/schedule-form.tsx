import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { toast } from "sonner";
import { VerifyNotice } from "@/components/people/verify-notice";
import { Button } from "@/components/ui/button";
import { DraftNote } from "@/components/ui/draft-note";
import { TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { isApiError } from "@/lib/api/errors";
import type { PersonCard } from "@/lib/api/types";
import { useDraft } from "@/lib/drafts";
import { SESSIONS, useAskSession } from "@/lib/sessions";
import { Chosen } from "./chosen";
import { Cost } from "./cost";
import { missing, otherwiseSaid, saidOf, type Words } from "./form-words";
import { isLength, LengthField } from "./length-field";
import { SkillField } from "./skill-field";
import { TimeField } from "./time-field";

const MOST = 2_000;

interface Wish {
  skillId: string | null;
  minutes: number;
  at: string | null;
  description: string;
}

/** The request for a session, as one form; it is sent once, however often the button is pressed. */
export function ScheduleForm({
  teacher,
  skill,
  durationMinutes = 60,
  swapId,
  onDone,
}: {
  teacher: PersonCard;
  skill?: { id: string; name: string };
  durationMinutes?: number;
  swapId?: string;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const ask = useAskSession();
  const [key] = useState(() => crypto.randomUUID());
  const draft = useDraft<Wish>(`book.${teacher.id}.${skill?.id ?? "any"}.${swapId ?? "alone"}`, {
    skillId: skill?.id ?? null,
    minutes: durationMinutes,
    at: null,
    description: "",
  });
  const { skillId, minutes, at, description } = draft.values;
  const [unfilled, setUnfilled] = useState<Words>({});
  const words: Words = { ...saidOf(ask.error), ...unfilled };

  function submit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    const gaps = missing({ skillId, minutes, at }, t);
    setUnfilled(gaps);
    if (!skillId || !at || Object.keys(gaps).length > 0) return;
    ask.mutate(
      {
        key,
        teacherId: teacher.id,
        skillId,
        scheduledTime: at,
        durationMinutes: minutes,
        description: description.trim(),
        ...(swapId ? { swapId } : {}),
      },
      {
        onSuccess: ({ conversationId }) => {
          toast.success(t("sessions.schedule.sent", { name: teacher.name }));
          draft.forget();
          onDone();
          void navigate(`/messages/${conversationId}`);
        },
        onError: (error) => {
          if (isApiError(error) && error.status === 409)
            void cache.invalidateQueries({ queryKey: [...SESSIONS, "slots"] });
        },
      },
    );
  }

  return (
    <form noValidate onSubmit={submit} className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <VerifyNotice why={t("sessions.verifyFirst")} />
      {draft.isKept && <DraftNote onStartOver={draft.startOver} />}
      {skill ? (
        <p className="font-semibold">{skill.name}</p>
      ) : (
        <SkillField
          teacher={teacher}
          value={skillId}
          error={skillId ? saidOf(ask.error).skillId : words.skillId}
          onChange={(next) => draft.change({ skillId: next })}
          onOnly={(only) => draft.fill({ skillId: only })}
        />
      )}
      {skill && words.skillId && <Notice tone="error">{words.skillId}</Notice>}
      <LengthField
        minutes={minutes}
        error={words.durationMinutes}
        onChange={(next) => draft.change({ minutes: next })}
      />
      <TimeField
        person={teacher}
        minutes={minutes}
        value={at}
        error={words.scheduledTime}
        onChange={(next) => {
          draft.change({ at: next });
          setUnfilled(({ scheduledTime: _, ...rest }) => rest);
        }}
      />
      <TextArea
        label={t("sessions.schedule.describe")}
        hint={t("sessions.schedule.describeHint")}
        error={words.description}
        maxLength={MOST}
        value={description}
        onChange={(event) => draft.change({ description: event.target.value })}
      />
      <div className="grid gap-3 border-t border-line pt-4">
        <Chosen at={at} minutes={minutes} person={teacher} />
        {isLength(minutes) && <Cost minutes={minutes} teacherName={teacher.name} />}
        {otherwiseSaid(ask.error) && <Notice tone="error">{otherwiseSaid(ask.error)}</Notice>}
        <Button type="submit" busy={ask.isPending} className="justify-self-end">
          {t("sessions.schedule.send")}
        </Button>
      </div>
    </form>
  );
}
