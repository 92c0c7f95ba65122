import "@/lib/i18n/trust-texts";
import { useQuery } from "@tanstack/react-query";
import { Link2, Paperclip } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Session } from "skillswap-sdk";
import { toast } from "sonner";
import { UploadRefused, whyNotUploaded } from "@/lib/files/refusals";
import { shownNumber } from "@/lib/i18n/numbers";
import { Button } from "@/ui/button";
import { LoadError } from "@/ui/load-error";
import { Notice } from "@/ui/notice";
import { Loading, Skeleton } from "@/ui/skeleton";
import { ActionError } from "../action-error";
import { LinkForm } from "./link-form";
import { MaterialRow } from "./material-row";
import { materialsQuery, useAddMaterial } from "./queries";
import { useUpload } from "./use-upload";

const MOST = 20; // MATERIALS_PER_SESSION of the server

function Failure({ error }: { error: unknown }) {
  if (error instanceof UploadRefused) return <Notice tone="error">{whyNotUploaded(error)}</Notice>;
  return <ActionError error={error} />;
}

/** Two buttons: one opens a form for a link, the other the choice of a file, which is uploaded at once. */
function Adding({ session }: { session: Session }) {
  const { t } = useTranslation();
  const add = useAddMaterial(session.id);
  const { upload, send, stop } = useUpload(session.conversationId);
  const [isLinking, setLinking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const input = useRef<HTMLInputElement>(null);

  async function addFile(file: File) {
    setError(null);
    try {
      const made = await add.mutateAsync({ attachmentId: await send(file) });
      toast.success(t("trust.materials.added", { name: made.name }));
    } catch (reason) {
      const isStopped = reason instanceof DOMException && reason.name === "AbortError";
      if (!isStopped) setError(reason);
    }
  }
  if (isLinking) return <LinkForm sessionId={session.id} onDone={() => setLinking(false)} />;
  return (
    <div className="grid gap-3">
      <Failure error={error} />
      {upload && (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p role="status" className="min-w-0 text-sm break-words text-ink-soft">
            {t("trust.materials.uploading", {
              name: upload.name,
              percent: shownNumber(Math.floor(upload.share * 100), 0),
            })}
          </p>
          <Button variant="secondary" size="sm" onClick={stop}>
            {t("trust.materials.stop")}
          </Button>
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        <Button variant="secondary" size="sm" onClick={() => setLinking(true)}>
          <Link2 aria-hidden="true" />
          {t("trust.materials.addLink")}
        </Button>
        <Button
          variant="secondary"
          size="sm"
          busy={upload !== null || add.isPending}
          onClick={() => input.current?.click()}
        >
          <Paperclip aria-hidden="true" />
          {t("trust.materials.addFile")}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={t("trust.materials.addFile")}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = "";
            if (file) void addFile(file);
          }}
        />
      </div>
    </div>
  );
}

/** Links and files that the two give each other. `mayAdd`: the session is agreed on. */
export function Materials({ session, mayAdd }: { session: Session; mayAdd: boolean }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(materialsQuery(session.id));
  const rows = data?.data ?? [];
  return (
    <section aria-labelledby="session-materials" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div>
        <h2 id="session-materials" className="text-xl font-bold">
          {t("trust.materials.title")}
        </h2>
        <p className="text-sm text-ink-faint">{t("trust.materials.hint")}</p>
      </div>
      {error && !data && <LoadError error={error} onRetry={() => void refetch()} />}
      {!error && !data && (
        <Loading label={t("common.loading")}>
          <Skeleton className="h-12" />
        </Loading>
      )}
      {data && rows.length === 0 && <p className="text-ink-soft">{t("trust.materials.empty")}</p>}
      {rows.length > 0 && (
        <ul className="divide-y divide-line">
          {rows.map((material) => (
            <MaterialRow key={material.id} material={material} session={session} />
          ))}
        </ul>
      )}
      {mayAdd && rows.length < MOST && <Adding session={session} />}
      {rows.length >= MOST && (
        <p className="text-sm text-ink-soft">
          {t("trust.materials.full", { most: shownNumber(MOST, 0) })}
        </p>
      )}
    </section>
  );
}
