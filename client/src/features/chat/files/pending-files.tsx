import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OutboxFile, OutboxItem } from "skillswap-sdk";
import { filesText, isPicture } from "@/entities/conversation/files-text";
import { readFile } from "@/lib/files/file-store";
import { progress } from "@/lib/files/uploads";
import { useRealtime } from "@/lib/realtime/provider";
import { useStore } from "@/lib/store";
import { Button } from "@/ui/button";
import { FileLine } from "./file-line";
import { boxOf } from "./picture-box";

/** An address of a file that is kept in this browser, while it is shown. */
function useKeptFile(id: string): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let made = "";
    let isShown = true;
    void readFile(id).then((file) => {
      if (!file || !isShown) return;
      made = URL.createObjectURL(file.blob);
      setUrl(made);
    });
    return () => {
      isShown = false;
      URL.revokeObjectURL(made);
    };
  }, [id]);
  return url;
}

function PendingPicture({ file }: { file: OutboxFile }) {
  const url = useKeptFile(file.id);
  return (
    <span className="block overflow-hidden rounded-md bg-sunken" style={boxOf(file)}>
      {url && <img src={url} alt={file.name} className="size-full object-cover" />}
    </span>
  );
}

function Share({ item }: { item: OutboxItem }) {
  const { t } = useTranslation();
  const outbox = useRealtime()?.outbox;
  const shares = useStore(progress);
  const files = item.files ?? [];
  const running = files.find(({ id }) => shares[id] !== undefined);
  if (item.state === "failed") return null;
  const percent = running ? Math.floor((shares[running.id] ?? 0) * 100) : null;
  return (
    <span className="flex items-center gap-2 text-sm">
      {percent !== null && (
        <>
          <span
            className="h-1.5 w-24 overflow-hidden rounded-full bg-[color-mix(in_srgb,currentColor_25%,transparent)]"
            aria-hidden="true"
          >
            <span className="block h-full bg-current" style={{ width: `${percent}%` }} />
          </span>
          <span>{t("files.uploading", { percent })}</span>
        </>
      )}
      <Button
        variant="quiet"
        size="icon"
        className="size-10 pointer-coarse:size-11 text-inherit hover:bg-[color-mix(in_srgb,currentColor_15%,transparent)] hover:text-inherit"
        aria-label={t("files.cancel")}
        onClick={() => void outbox?.discard(item.id)}
      >
        <X aria-hidden="true" />
      </Button>
    </span>
  );
}

/** The files of a message that is not sent yet, how far they are, and a way to cancel. */
export function PendingFiles({ item }: { item: OutboxItem }) {
  const { t } = useTranslation();
  const files = item.files ?? [];
  if (files.length === 0) return null;
  return (
    <div className="grid grid-cols-1 gap-2 py-1">
      {files.map((file) =>
        isPicture(file) && file.width ? (
          <PendingPicture key={file.id} file={file} />
        ) : (
          <FileLine
            key={file.id}
            name={file.durationMs === null ? file.name : filesText([file], t)}
            size={file.size}
          />
        ),
      )}
      <Share item={item} />
    </div>
  );
}
