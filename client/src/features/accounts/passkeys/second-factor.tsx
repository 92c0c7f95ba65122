import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Notice } from "@/ui/notice";
import { CodesDialog } from "./codes-dialog";
import { ProofForm } from "./proof-form";
import { type Proof, type SecondFactor, useSetSecondFactor } from "./queries";

function TurnOff({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const turnOff = useSetSecondFactor();
  const turnOffWith = async (proof: Proof) => {
    await turnOff.mutateAsync({ isOn: false, ...proof });
    toast.success(t("secondFactor.turnedOff"));
    onDone();
  };
  return (
    <Dialog
      open
      onOpenChange={onDone}
      title={t("secondFactor.turnOffTitle")}
      text={t("secondFactor.turnOffText")}
    >
      <ProofForm
        label={t("secondFactor.turnOffTitle")}
        confirm={t("secondFactor.turnOff")}
        danger
        onProof={turnOffWith}
      />
    </Dialog>
  );
}

function CodesLeft({ count }: { count: number }) {
  const { t } = useTranslation();
  if (count === 0) return <Notice tone="warm">{t("secondFactor.noCodes")}</Notice>;
  return <p className="text-sm text-ink-soft">{t("secondFactor.codesLeft", { count })}</p>;
}

/** Whether a log-in asks for a passkey or a recovery code after the password. */
export function SecondFactorSettings({
  state: { isOn, recoveryCodesLeft },
  hasPasskey,
}: {
  state: SecondFactor;
  hasPasskey: boolean;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"codes" | "off" | null>(null);
  const close = () => setOpen(null);
  return (
    <div className="grid gap-3">
      <div className="grid gap-1">
        <h3 className="font-semibold">{t("secondFactor.title")}</h3>
        <p className="text-sm text-ink-soft">{t("secondFactor.hint")}</p>
        <p className="text-sm font-semibold">
          {t(
            isOn ? "secondFactor.on" : hasPasskey ? "secondFactor.off" : "secondFactor.needPasskey",
          )}
        </p>
      </div>
      {isOn && <CodesLeft count={recoveryCodesLeft} />}
      <div className="flex flex-wrap gap-3">
        <Button
          variant="secondary"
          size="sm"
          disabled={!hasPasskey}
          onClick={() => setOpen("codes")}
        >
          {t(isOn ? "secondFactor.renew" : "secondFactor.turnOn")}
        </Button>
        {isOn && (
          <Button variant="danger" size="sm" onClick={() => setOpen("off")}>
            {t("secondFactor.turnOff")}
          </Button>
        )}
      </div>
      {open === "codes" && <CodesDialog isOn={isOn} onDone={close} />}
      {open === "off" && <TurnOff onDone={close} />}
    </div>
  );
}
