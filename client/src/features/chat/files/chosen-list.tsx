import { Paperclip, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { fileSize } from "@/lib/i18n/file-size";
import { Button } from "@/ui/button";
import { Spinner } from "@/ui/spinner";
import type { ChosenFile, ChosenFiles } from "./use-chosen-files";

function Chosen({ file, onRemove }: { file: ChosenFile; onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <li className="relative flex h-20 shrink-0 items-center overflow-hidden rounded-control border border-line bg-surface">
      {file.width ? (
        <img src={file.url} alt={file.name} className="h-full w-24 object-cover" />
      ) : (
        <span className="flex w-52 items-center gap-2 py-2 pe-12 ps-3 text-sm">
          <Paperclip aria-hidden="true" className="size-4 shrink-0" />
          <span className="min-w-0">
            <span dir="auto" className="block truncate font-semibold">
              {file.name}
            </span>
            <span className="text-ink-soft">{fileSize(file.size)}</span>
          </span>
        </span>
      )}
      <Button
        variant="secondary"
        size="icon"
        className="absolute top-1 end-1 size-10 rounded-full pointer-coarse:size-11"
        aria-label={t("files.remove", { name: file.name })}
        onClick={onRemove}
      >
        <X aria-hidden="true" />
      </Button>
    </li>
  );
}

/** What is attached to the message that is being written, and why other files are not. `isAwaited`: it goes then. */
export function ChosenList({ files, isAwaited }: { files: ChosenFiles; isAwaited: boolean }) {
  const { t } = useTranslation();
  const { preparing } = files;
  return (
    <>
      {files.refusals.length > 0 && (
        <div role="alert" className="mb-2 text-sm font-semibold text-danger">
          <ul className="grid gap-1">
            {files.refusals.map((refusal) => (
              <li key={refusal} className="break-words">
                {refusal}
              </li>
            ))}
          </ul>
        </div>
      )}
      {files.chosen.length > 0 && (
        <ul aria-label={t("files.chosen")} className="mb-2 flex gap-2 overflow-x-auto">
          {files.chosen.map((file) => (
            <Chosen key={file.id} file={file} onRemove={() => files.remove(file.id)} />
          ))}
        </ul>
      )}
      {preparing > 0 && (
        <p role="status" className="mb-2 flex items-center gap-2 text-sm text-ink-soft">
          <Spinner />
          {t(isAwaited ? "files.awaited" : "files.preparing", { count: preparing })}
        </p>
      )}
    </>
  );
}
