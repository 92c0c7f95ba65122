import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReportKind, ReportReason } from "skillswap-sdk";
import { toast } from "sonner";
import { describeError } from "@/lib/api/describe";
import { useDraft } from "@/lib/drafts";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { DraftNote } from "@/ui/draft-note";
import { TextArea } from "@/ui/field";
import { Notice } from "@/ui/notice";
import { useReport } from "./actions";

const REASONS: ReportReason[] = ["spam", "harassment", "inappropriate", "scam", "other"];
const MOST = 2_000;

interface ReportDraft {
  reason: ReportReason | null;
  details: string;
}

function Reasons({
  chosen,
  error,
  onChoose,
}: {
  chosen: ReportReason | null;
  error: string;
  onChoose: (reason: ReportReason) => void;
}) {
  const { t } = useTranslation();
  const errorId = useId();
  const name = useId();
  return (
    <fieldset className="grid gap-1" {...(error ? { "aria-describedby": errorId } : {})}>
      <legend className="mb-1.5 text-sm font-semibold">{t("moderation.reason")}</legend>
      {REASONS.map((reason) => (
        <label
          key={reason}
          className="flex min-h-10 pointer-coarse:min-h-11 cursor-pointer items-center gap-3 rounded-control px-2 hover:bg-sunken"
        >
          <input
            type="radio"
            name={name}
            checked={chosen === reason}
            onChange={() => onChoose(reason)}
            className="size-4 accent-accent"
          />
          {t(`moderation.reasons.${reason}`)}
        </label>
      ))}
      {error && (
        <p id={errorId} role="alert" className="text-sm font-medium text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** Asks for a reason and sends the report. `name` is shown in the title. */
export function ReportDialog({
  kind,
  id,
  name = "",
  onDone,
}: {
  kind: ReportKind;
  id: string;
  name?: string;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const report = useReport();
  const draft = useDraft<ReportDraft>(`report.${kind}.${id}`, { reason: null, details: "" });
  const { reason, details } = draft.values;
  const [missing, setMissing] = useState(false);

  function submit() {
    setMissing(reason === null);
    if (reason === null) return;
    report.mutate(
      { kind, id, reason, details: details.trim() },
      {
        onSuccess: () => {
          toast.success(t("moderation.reported"));
          draft.forget();
          onDone();
        },
      },
    );
  }

  return (
    <ConfirmDialog
      title={t(`moderation.reportTitle.${kind}`, { name })}
      text={t(kind === "message" ? "moderation.reportMessageText" : "moderation.reportText")}
      confirm={t("moderation.send")}
      variant="primary"
      busy={report.isPending}
      onConfirm={submit}
      onDone={onDone}
    >
      {draft.isKept && <DraftNote onStartOver={draft.startOver} />}
      {report.error && <Notice tone="error">{describeError(report.error)}</Notice>}
      <Reasons
        chosen={reason}
        error={missing && reason === null ? t("moderation.chooseReason") : ""}
        onChoose={(chosen) => draft.change({ reason: chosen })}
      />
      <TextArea
        label={t("moderation.details")}
        hint={t("moderation.detailsHint")}
        maxLength={MOST}
        value={details}
        onChange={(event) => draft.change({ details: event.target.value })}
      />
    </ConfirmDialog>
  );
}
