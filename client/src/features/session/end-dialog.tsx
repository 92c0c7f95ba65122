import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SwitchRow } from "@/components/ui/switch";
import { credits, hoursAndMinutes } from "@/lib/credits";
import { useEndSession } from "@/lib/session-deeds";
import { DeedError } from "./next-panel";
import type { View } from "./people";
import { said } from "./said";

/** The minutes that were typed, if they are fewer than planned and at least one. */
export function shorterMinutes(typed: string, planned: number): number | null {
  const minutes = Number(typed.trim());
  if (typed.trim() === "" || !Number.isInteger(minutes)) return null;
  return minutes >= 1 && minutes < planned ? minutes : null;
}

function Consequence({ view }: { view: View }) {
  const { t } = useTranslation();
  const { session, other, iTeach } = view;
  const claimed = iTeach ? null : session.claimedMinutes;
  const minutes = claimed ?? session.durationMinutes;
  const words = { name: other.name, amount: credits(minutes), length: hoursAndMinutes(minutes) };
  if (iTeach) return <p className="text-ink-soft">{t("sessionPage.end.teacher", words)}</p>;
  return (
    <p className="text-ink-soft">
      {t(claimed === null ? "sessionPage.end.learner" : "sessionPage.end.learnerClaimed", words)}
    </p>
  );
}

/** Ends a session, as planned or shorter. */
export function EndDialog({ view, onDone }: { view: View; onDone: () => void }) {
  const { t } = useTranslation();
  const end = useEndSession(view.session.id);
  const [isShorter, setIsShorter] = useState(false);
  const [typed, setTyped] = useState("");
  const [isWrong, setIsWrong] = useState(false);
  const planned = view.session.durationMinutes;

  async function submit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    const minutes = isShorter ? shorterMinutes(typed, planned) : planned;
    setIsWrong(minutes === null);
    if (minutes === null) return;
    if (await said(end.mutateAsync(minutes), t("sessionPage.end.ended"))) onDone();
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onDone()} title={t("sessionPage.end.title")}>
      <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        <DeedError error={end.error} />
        {!view.theyJoined && !view.iTeach && (
          <Notice tone="warm">{t("sessionPage.end.alone", { name: view.other.name })}</Notice>
        )}
        {!isShorter && <Consequence view={view} />}
        <SwitchRow
          label={t("sessionPage.end.shorter")}
          hint={t("sessionPage.end.shorterHint", { name: view.other.name })}
          checked={isShorter}
          onChange={setIsShorter}
        />
        {isShorter && (
          <TextField
            label={t("sessionPage.end.minutes")}
            inputMode="numeric"
            value={typed}
            error={isWrong ? t("sessionPage.end.minutesWrong", { most: planned - 1 }) : undefined}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <Button look="quiet" onClick={onDone}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" busy={end.isPending}>
            {t("sessionPage.end.submit")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
