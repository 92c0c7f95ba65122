import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Attachment, isPicture } from "@/entities/conversation/files-text";
import { threadQuery } from "@/entities/conversation/queries";
import { cn } from "@/lib/cn";
import { FileLine } from "./files/file-line";
import { boxOf } from "./files/picture-box";
import { openViewer } from "./files/viewer-store";
import { VoicePlayer } from "./files/voice-player";

function Picture({
  file,
  alone,
  onOpen,
}: {
  file: Attachment;
  alone: boolean;
  onOpen: () => void;
}) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      aria-label={t("files.openPicture", { name: file.name })}
      onClick={onOpen}
      className={cn(
        "block overflow-hidden rounded-md bg-sunken bg-cover",
        !alone && "aspect-square",
      )}
      style={{
        ...(alone ? boxOf(file) : {}),
        ...(file.placeholder ? { backgroundImage: `url("${file.placeholder}")` } : {}),
      }}
    >
      <img
        src={file.thumbnailUrl ?? file.url}
        alt={file.name}
        loading="lazy"
        className="size-full object-cover"
      />
    </button>
  );
}

/** The files of a message: pictures in boxes whose size is known before they are there, voice, all else to download. */
export function Attachments({
  files,
  conversationId,
}: {
  files: Attachment[];
  conversationId: string;
}) {
  const cache = useQueryClient();
  if (files.length === 0) return null;
  const pictures = files.filter(isPicture);
  const voices = files.filter(({ durationMs }) => durationMs !== null);
  const others = files.filter((file) => !pictures.includes(file) && !voices.includes(file));

  /** With all other pictures that are loaded, so that one can go on to them. */
  function open(file: Attachment) {
    const messages = cache.getQueryData(threadQuery(conversationId).queryKey)?.messages ?? [];
    const all = messages.flatMap(({ attachments }) => attachments.filter(isPicture));
    const shown = all.some(({ id }) => id === file.id) ? all : pictures;
    openViewer(shown, file.id);
  }

  return (
    <div className="grid grid-cols-1 gap-2 py-1 whitespace-normal not-first:mt-1">
      {pictures.length > 0 && (
        <div
          className={cn(
            "grid gap-1",
            pictures.length > 1 ? "w-72 max-w-full grid-cols-2" : "grid-cols-1",
          )}
        >
          {pictures.map((file) => (
            <Picture
              key={file.id}
              file={file}
              alone={pictures.length === 1}
              onOpen={() => open(file)}
            />
          ))}
        </div>
      )}
      {voices.map((file) => (
        <VoicePlayer
          key={file.id}
          url={file.url}
          durationMs={file.durationMs ?? 0}
          waveform={file.waveform}
        />
      ))}
      {others.map((file) => (
        <a key={file.id} href={file.url} download={file.name} className="max-w-full rounded-md">
          <FileLine name={file.name} size={file.size} />
        </a>
      ))}
    </div>
  );
}
