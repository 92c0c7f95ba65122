import "@/lib/i18n/trust-texts";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { isApiError, type Session } from "skillswap-sdk";
import { toast } from "sonner";
import { useMe } from "@/lib/auth/me";
import { useDraft } from "@/lib/drafts";
import { Button } from "@/ui/button";
import { TextArea } from "@/ui/field";
import { Notice } from "@/ui/notice";
import { ActionError } from "../action-error";
import { useSaveSummary } from "../actions";
import { viewOf } from "../view";

const MOST = 4_000;

/** The name of the draft of a session's summary. */
export const summaryDraft = (sessionId: string) => `summary.${sessionId}`;

/** Both texts, one after the other. They may be too long together: the field says so, and nothing is cut off. */
function joined(saved: string, mine: string): string {
  return mine.trim() ? `${saved}\n\n${mine}` : saved;
}

/** Somebody saved another text after I began: it is shown, and I decide what becomes of mine. */
function Behind({
  session,
  onJoin,
  onDrop,
}: {
  session: Session;
  onJoin: () => void;
  onDrop: () => void;
}) {
  const { t } = useTranslation();
  const { other } = viewOf(session, useMe().id);
  const isTheirs = session.summary?.updatedById === other.id;
  return (
    <div className="grid gap-3">
      <Notice tone="warm">
        {isTheirs ? t("trust.summary.behind", { name: other.name }) : t("trust.summary.behindMe")}
      </Notice>
      <div className="grid gap-1.5">
        <h3 className="text-sm font-semibold">{t("trust.summary.theirs")}</h3>
        <p
          dir="auto"
          className="max-h-60 overflow-y-auto rounded-control bg-sunken px-3.5 py-2.5 break-words whitespace-pre-line"
        >
          {session.summary?.text}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={onJoin}>
          {t("trust.summary.join")}
        </Button>
        <Button size="sm" variant="secondary" onClick={onDrop}>
          {t("trust.summary.drop")}
        </Button>
      </div>
    </div>
  );
}

/** Writes the summary. The draft remembers which version it was made of, also after a reload. */
export function SummaryForm({ session, onDone }: { session: Session; onDone: () => void }) {
  const { t } = useTranslation();
  const saved = { text: session.summary?.text ?? "", version: session.summary?.version ?? 0 };
  const draft = useDraft(summaryDraft(session.id), saved);
  const save = useSaveSummary(session.id);
  const [error, setError] = useState<unknown>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const { other } = viewOf(session, useMe().id);
  const { text, version } = draft.values;
  const isBehind = version !== saved.version;
  const tooMany = Math.max(0, [...text].length - MOST);
  useEffect(() => field.current?.focus(), []);

  const leave = () => {
    draft.forget();
    onDone();
  };
  const submit = async () => {
    setError(null);
    try {
      await save.mutateAsync({ text, version });
      toast.success(t("trust.summary.saved", { name: other.name }));
      leave();
    } catch (reason) {
      setError(reason);
    }
  };
  return (
    <form
      className="grid grid-cols-[minmax(0,1fr)] gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {isBehind ? (
        <Behind
          session={session}
          onJoin={() => {
            setError(null);
            draft.change({ text: joined(saved.text, text), version: saved.version });
            field.current?.focus();
          }}
          onDrop={leave}
        />
      ) : (
        <ActionError error={error} />
      )}
      {isBehind && !isApiError(error, "summary_changed") && <ActionError error={error} />}
      <TextArea
        ref={field}
        dir="auto"
        label={t(isBehind ? "trust.summary.mine" : "trust.summary.label")}
        rows={7}
        error={tooMany > 0 ? t("trust.summary.tooLong", { count: tooMany }) : undefined}
        value={text}
        onChange={(event) => draft.change({ text: event.target.value })}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" busy={save.isPending} disabled={isBehind || tooMany > 0}>
          {t("trust.summary.save")}
        </Button>
        <Button variant="secondary" size="sm" onClick={leave}>
          {t("common.cancel")}
        </Button>
      </div>
    </form>
  );
}
