import type { TFunction } from "i18next";
import type { Message } from "skillswap-sdk";
import { clockOf } from "@/lib/time/clock-of";

export type Attachment = Message["attachments"][number];

/** What a line needs to know of a file: of one that is not sent yet too. */
type FileSource = Pick<Attachment, "contentType" | "durationMs">;

export const isPicture = ({ contentType, durationMs }: FileSource) =>
  durationMs === null && contentType.startsWith("image/");

/** "Photo", "3 photos", "Voice message 0:12", "File", "2 files"; never names, as a line may outlive its message. */
export function filesText(files: readonly FileSource[], t: TFunction): string {
  const [first] = files;
  if (!first) return "";
  if (files.length === 1 && first.durationMs !== null)
    return t("files.words.voice", { length: clockOf(first.durationMs) });
  const word = files.every(isPicture) ? "files.words.photo" : "files.words.file";
  return t(word, { count: files.length });
}
