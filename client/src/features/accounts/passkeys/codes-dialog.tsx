import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { describeError } from "@/lib/api/describe";
import { mayLeave, useUnsaved } from "@/lib/unsaved";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { ProofForm } from "./proof-form";
import { type Proof, useMakeRecoveryCodes, useSetSecondFactor } from "./queries";
import { RecoveryCodes } from "./recovery-codes";

/** Shows the codes; whoever says that they are kept goes on. */
function KeepCodes({
  codes,
  confirm,
  busy,
  onKept,
}: {
  codes: string[];
  confirm: string;
  busy: boolean;
  onKept: () => void;
}) {
  const { t } = useTranslation();
  const [kept, setKept] = useState(false);
  useUnsaved(!kept); // they are shown once, and the codes before no longer work
  return (
    <div className="grid gap-4">
      <RecoveryCodes codes={codes} />
      <label className="flex items-center gap-3 font-semibold">
        <input
          type="checkbox"
          className="size-5 accent-accent"
          checked={kept}
          onChange={(event) => setKept(event.target.checked)}
        />
        {t("secondFactor.kept")}
      </label>
      <Button className="justify-self-end" disabled={!kept} busy={busy} onClick={onKept}>
        {confirm}
      </Button>
    </div>
  );
}

/** Makes recovery codes, and turns the second factor on once they are kept, unless it `isOn` already. */
export function CodesDialog({ isOn, onDone }: { isOn: boolean; onDone: () => void }) {
  const { t } = useTranslation();
  const [codes, setCodes] = useState<string[] | null>(null);
  const make = useMakeRecoveryCodes();
  const turnOn = useSetSecondFactor();
  const makeWith = async (proof: Proof) => setCodes((await make.mutateAsync(proof)).codes);
  const turnOnNow = () =>
    turnOn.mutate(
      { isOn: true },
      {
        onSuccess: () => {
          toast.success(t("secondFactor.turnedOn"));
          onDone();
        },
        onError: (error) => toast.error(describeError(error)),
      },
    );
  const title = t(isOn ? "secondFactor.renew" : "secondFactor.turnOnTitle");
  const text = t(isOn ? "secondFactor.renewText" : "secondFactor.turnOnText");
  return (
    <Dialog
      open
      onOpenChange={() => void mayLeave().then((leaves) => leaves && onDone())}
      title={codes ? t("secondFactor.codesTitle") : title}
      text={codes ? t("secondFactor.codesText") : text}
    >
      {codes ? (
        <KeepCodes
          codes={codes}
          confirm={t(isOn ? "secondFactor.done" : "secondFactor.turnOn")}
          busy={turnOn.isPending}
          onKept={isOn ? onDone : turnOnNow}
        />
      ) : (
        <ProofForm label={title} confirm={t("secondFactor.makeCodes")} onProof={makeWith} />
      )}
    </Dialog>
  );
}
