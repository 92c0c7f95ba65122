import { Check, CloudOff, CloudUpload } from "lucide-react";
import { useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Session } from "skillswap-sdk";
import { useMe } from "@/lib/auth/me";
import { cn } from "@/lib/cn";
import { useStore } from "@/lib/store";
import { controlClass } from "@/ui/field";
import { useSaveNotes } from "./actions";
import { NotesDraft, type NotesState, notesKey } from "./notes-draft";

const MOST = 4_000;
const ICONS = { saved: Check, saving: CloudUpload, waiting: CloudOff, refused: CloudOff };

function Saved({ state }: { state: NotesState }) {
  const { t } = useTranslation();
  const Icon = ICONS[state];
  return (
    <p role="status" className="flex items-center gap-1.5 text-sm text-ink-faint">
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      {t(`sessionPage.notes.${state}`)}
    </p>
  );
}

/** My private notes of a session, saved automatically. */
export function Notes({ session, className }: { session: Session; className?: string }) {
  const { t } = useTranslation();
  const { id: userId } = useMe();
  const save = useSaveNotes(session.id);
  const [draft] = useState(
    () => new NotesDraft(notesKey(userId, session.id), session.myNotes, save),
  );
  useEffect(() => draft.start(), [draft]);
  const text = useStore(draft.text);
  const state = useStore(draft.state);
  const field = useId();
  return (
    <div className={cn("grid content-start gap-2", className)}>
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <h2 className="text-xl font-bold">
          <label htmlFor={field}>{t("sessionPage.notes.title")}</label>
        </h2>
        {(text !== "" || state !== "saved") && <Saved state={state} />}
      </div>
      <textarea
        id={field}
        rows={6}
        maxLength={MOST}
        aria-describedby={`${field}-hint`}
        value={text}
        onChange={(event) => draft.write(event.target.value)}
        onBlur={() => void draft.flush()}
        className={cn(controlClass, "min-h-36 flex-1 py-2.5")}
      />
      <p id={`${field}-hint`} className="text-sm text-ink-faint">
        {t("sessionPage.notes.hint")}
      </p>
    </div>
  );
}
