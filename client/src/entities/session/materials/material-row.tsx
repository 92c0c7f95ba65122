import "@/lib/i18n/trust-texts";
import { Download, ExternalLink, FileText, Link2, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Session, SessionMaterial } from "skillswap-sdk";
import { describeError } from "@/lib/api/describe";
import { useMe } from "@/lib/auth/me";
import { fileSize } from "@/lib/i18n/file-size";
import { useMyZone } from "@/lib/time/my-zone";
import { dateAndTimeIn } from "@/lib/time/zones";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { Notice } from "@/ui/notice";
import { hostOf } from "../meeting-link/meeting-link";
import { viewOf } from "../view";
import { useRemoveMaterial } from "./queries";

const LINK =
  "inline-flex max-w-full items-center gap-1.5 font-semibold text-accent-ink underline pointer-coarse:min-h-11";

/** The name leads to it: a link in a new tab, a file as a download. */
function Opener({ material: { kind, name, url } }: { material: SessionMaterial }) {
  const { t } = useTranslation();
  const Icon = kind === "link" ? ExternalLink : Download;
  const way =
    kind === "link"
      ? { target: "_blank", rel: "noopener noreferrer" }
      : { download: name, "aria-label": t("trust.materials.download", { name }) };
  return (
    <a href={url} {...way} className={LINK}>
      <span dir="auto" className="min-w-0 break-words">
        {name}
      </span>
      <Icon aria-hidden="true" className="size-4 shrink-0" />
    </a>
  );
}

function Facts({ material, session }: { material: SessionMaterial; session: Session }) {
  const { t } = useTranslation();
  const me = useMe();
  const { other } = viewOf(session, me.id);
  const when = dateAndTimeIn(material.createdAt, useMyZone());
  const what =
    material.kind === "link"
      ? t("trust.materials.outside", { host: hostOf(material.url) ?? material.url })
      : fileSize(material.sizeBytes);
  const who =
    material.byId === me.id
      ? t("trust.materials.byMe", { when })
      : t("trust.materials.by", { name: other.name, when });
  return (
    <p className="flex flex-wrap gap-x-3 text-sm text-ink-faint">
      <span className="min-w-0 break-words">{what}</span>
      <span className="min-w-0 break-words">{who}</span>
    </p>
  );
}

function RemoveButton({ material, session }: { material: SessionMaterial; session: Session }) {
  const { t } = useTranslation();
  const remove = useRemoveMaterial(session.id);
  const [isAsking, setAsking] = useState(false);
  const { id, kind, name } = material;
  return (
    <>
      <Button
        variant="quiet"
        size="icon"
        aria-label={t("trust.materials.remove", { name })}
        onClick={() => setAsking(true)}
      >
        <Trash2 aria-hidden="true" />
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t("trust.materials.removeTitle", { name })}
          text={t(kind === "link" ? "trust.materials.removeLink" : "trust.materials.removeFile")}
          confirm={t("trust.materials.removeIt")}
          busy={remove.isPending}
          onConfirm={() => remove.mutate(id)}
          onDone={() => setAsking(false)}
        >
          {remove.error && <Notice tone="error">{describeError(remove.error)}</Notice>}
        </ConfirmDialog>
      )}
    </>
  );
}

/** One link or file: what it is, where it leads, who gave it; whoever did may remove it. */
export function MaterialRow({
  material,
  session,
}: {
  material: SessionMaterial;
  session: Session;
}) {
  const Icon = material.kind === "link" ? Link2 : FileText;
  const isMine = material.byId === useMe().id;
  return (
    <li className="flex items-start gap-3 py-3">
      <Icon aria-hidden="true" className="mt-1 size-5 shrink-0 text-ink-faint" />
      <div className="min-w-0 flex-1">
        <Opener material={material} />
        <Facts material={material} session={session} />
      </div>
      {isMine && <RemoveButton material={material} session={session} />}
    </li>
  );
}
