import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { describeError } from "@/lib/api/describe";
import type { ReportKind, ReportReason } from "@/lib/api/types";
import { useReport } from "@/lib/safety";

const REASONS: ReportReason[] = ["spam", "harassment", "inappropriate", "scam", "other"];
const MOST = 2_000;

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
      <legend className="mb-1.5 text-sm font-semibold">{t("safety.reason")}</legend>
      {REASONS.map((reason) => (
        <label
          key={reason}
          className="flex min-h-10 cursor-pointer items-center gap-3 rounded-control px-2 hover:bg-sunken"
        >
          <input
            type="radio"
            name={name}
            checked={chosen === reason}
            onChange={() => onChoose(reason)}
            className="size-4 accent-accent"
          />
          {t(`safety.reasons.${reason}`)}
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

/** Asks what is wrong and tells the moderators. `name` is what the title calls it. */
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
  const [reason, setReason] = useState<ReportReason | null>(null);
  const [details, setDetails] = useState("");
  const [missing, setMissing] = useState(false);

  function submit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    setMissing(reason === null);
    if (reason === null) return;
    report.mutate(
      { kind, id, reason, details: details.trim() },
      {
        onSuccess: () => {
          toast.success(t("safety.reported"));
          onDone();
        },
      },
    );
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onDone()}
      title={t(`safety.reportTitle.${kind}`, { name })}
      text={t(kind === "message" ? "safety.reportMessageText" : "safety.reportText")}
    >
      <form noValidate onSubmit={submit} className="grid gap-5">
        {report.error && <Notice tone="error">{describeError(report.error)}</Notice>}
        <Reasons
          chosen={reason}
          error={missing && reason === null ? t("safety.chooseReason") : ""}
          onChoose={setReason}
        />
        <TextArea
          label={t("safety.details")}
          hint={t("safety.detailsHint")}
          maxLength={MOST}
          value={details}
          onChange={(event) => setDetails(event.target.value)}
        />
        <div className="flex justify-end gap-2">
          <Button look="quiet" onClick={onDone}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" busy={report.isPending}>
            {t("safety.send")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
