import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { configQuery } from "@/lib/api/config";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { LoadError } from "@/ui/load-error";
import { Loading, Skeleton } from "@/ui/skeleton";
import { ProofForm } from "../passkeys/proof-form";
import type { Proof } from "../passkeys/queries";
import { providerName } from "./providers";
import { leaveToLink, useUnlink, waysInQuery } from "./queries";

function LinkButton({ provider }: { provider: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const title = t("waysIn.link", { provider: providerName(provider) });
  return (
    <>
      <Button variant="secondary" size="sm" onClick={() => setOpen(true)}>
        {title}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={title} text={t("waysIn.linkText")}>
        <ProofForm
          label={title}
          confirm={t("auth.continue")}
          onProof={(proof) => leaveToLink(provider, proof)}
        />
      </Dialog>
    </>
  );
}

function UnlinkButton({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const unlink = useUnlink();
  const title = t("waysIn.unlinkName", { provider: name });
  const unlinkWith = async (proof: Proof) => {
    await unlink.mutateAsync({ id, proof });
    toast.success(t("waysIn.unlinked", { provider: name }));
    setOpen(false);
  };
  return (
    <>
      <Button variant="danger" size="sm" aria-label={title} onClick={() => setOpen(true)}>
        {t("waysIn.unlink")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={title}
        text={t("waysIn.unlinkText", { provider: name })}
      >
        <ProofForm label={title} confirm={t("waysIn.unlink")} danger onProof={unlinkWith} />
      </Dialog>
    </>
  );
}

function LinkedRow({ id, provider, email }: { id: string; provider: string; email: string }) {
  const name = providerName(provider);
  return (
    <li className="flex items-center gap-4 border-t border-line py-3 first:border-0">
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{name}</p>
        <p className="truncate text-sm text-ink-faint">{email}</p>
      </div>
      <UnlinkButton id={id} name={name} />
    </li>
  );
}

/** Accounts elsewhere that log me in, and those that could. */
export function LinkedAccounts() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(waysInQuery);
  const offered = useQuery(configQuery).data?.oauth ?? [];
  if (error) return <LoadError error={error} onRetry={() => void refetch()} />;
  if (!data)
    return (
      <Loading label={t("common.loading")}>
        <Skeleton className="h-11" />
      </Loading>
    );
  const linked = new Set(data.identities.map(({ provider }) => provider));
  return (
    <div className="grid gap-3 border-t border-line pt-4">
      <div className="grid gap-1">
        <h3 className="font-semibold">{t("waysIn.linkedTitle")}</h3>
        <p className="text-sm text-ink-soft">{t("waysIn.linkedHint")}</p>
      </div>
      <ul className="empty:hidden">
        {data.identities.map((identity) => (
          <LinkedRow key={identity.id} {...identity} />
        ))}
      </ul>
      <div className="flex flex-wrap gap-3 empty:hidden">
        {offered
          .filter((provider) => !linked.has(provider))
          .map((provider) => (
            <LinkButton key={provider} provider={provider} />
          ))}
      </div>
    </div>
  );
}
