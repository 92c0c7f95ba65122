import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { describeError } from "@/lib/api/describe";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { TextField } from "@/ui/field";
import { LoadError } from "@/ui/load-error";
import { Notice } from "@/ui/notice";
import { ProofForm } from "../passkeys/proof-form";
import { emailSchema } from "../schemas";
import { addressQuery, useChangeAddress, useKeepAddress } from "./queries";

function ChangeAddress() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [email, setEmail] = useState("");
  const [wrong, setWrong] = useState<string>();
  const change = useChangeAddress();
  return (
    <>
      <Button variant="secondary" size="sm" onClick={() => setOpen(true)}>
        {t("waysIn.changeAddress")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t("waysIn.changeAddress")}
        text={t("waysIn.changeAddressText")}
      >
        <ProofForm
          label={t("waysIn.changeAddress")}
          confirm={t("auth.forgotSend")}
          onProof={async (proof) => {
            const read = emailSchema.safeParse({ email });
            setWrong(read.error?.issues[0]?.message);
            if (!read.success) return;
            await change.mutateAsync({ ...proof, email });
            toast.success(t("waysIn.linkOnItsWay", { email }));
            setOpen(false);
          }}
        >
          <TextField
            label={t("waysIn.newAddress")}
            type="email"
            autoComplete="email"
            value={email}
            error={wrong}
            onChange={(event) => setEmail(event.target.value)}
          />
        </ProofForm>
      </Dialog>
    </>
  );
}

/** My e-mail address, and the one that waits to be confirmed. */
export function OwnAddress() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(addressQuery);
  const keep = useKeepAddress();
  return (
    <div className="grid justify-items-start gap-3">
      {error && <LoadError error={error} onRetry={() => void refetch()} />}
      {data?.change && (
        <Notice tone="warm" className="flex flex-wrap items-center justify-between gap-3">
          {t("waysIn.waiting", { email: data.change.email })}
          <Button
            variant="secondary"
            size="sm"
            busy={keep.isPending}
            onClick={() =>
              keep.mutate(undefined, { onError: (error) => toast.error(describeError(error)) })
            }
          >
            {t("waysIn.keepAddress")}
          </Button>
        </Notice>
      )}
      <p className="break-all">{data?.email}</p>
      <ChangeAddress />
    </div>
  );
}
