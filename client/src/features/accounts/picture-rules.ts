import { isApiError } from "skillswap-sdk";
import { describeError } from "@/lib/api/describe";
import i18n from "@/lib/i18n";

/** The `accept` of the file picker; some systems know HEIC only by its extension. */
export const PICTURE_TYPES =
  "image/png,image/jpeg,image/webp,image/gif,image/heic,image/heif,.heic,.heif";
const MOST_BYTES = 8 * 1024 * 1024;

/** Why the server would refuse a file; null when it may be sent. */
export function refusedUnsent(file: File): string | null {
  return file.size > MOST_BYTES ? i18n.t("profile.pictureTooLarge") : null;
}

/** The sentence for a refused picture: the server's own, else ours. */
export function describeRefusal(error: unknown): string {
  if (isApiError(error, "busy")) return i18n.t("profile.pictureBusy");
  if (isApiError(error, "too_large")) return i18n.t("profile.pictureTooLarge");
  return (isApiError(error) && error.errors[0]?.message) || describeError(error);
}

/** The server decodes pictures one at a time and answers 503 while too many wait: two retries. */
export function shouldRetry(failures: number, error: unknown): boolean {
  return failures < 2 && isApiError(error, "busy");
}

/** Milliseconds before the retry. */
export function retryDelayOf(error: unknown): number {
  return ((isApiError(error) && error.retryAfter) || 2) * 1_000;
}
