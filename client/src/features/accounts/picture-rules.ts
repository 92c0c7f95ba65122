import i18n from "@/i18n";
import { describeError } from "@/lib/api/describe";
import { isApiError } from "@/lib/api/errors";

/** What the picker offers; some systems know HEIC only by its ending. */
export const PICTURE_TYPES =
  "image/png,image/jpeg,image/webp,image/gif,image/heic,image/heif,.heic,.heif";
const MOST_BYTES = 8 * 1024 * 1024;

/** Why a file need not be sent at all; null when it may be. */
export function refusedUnsent(file: File): string | null {
  return file.size > MOST_BYTES ? i18n.t("profile.pictureTooLarge") : null;
}

/** What the server said no with: its own sentence about the picture, else ours. */
export function describeRefusal(error: unknown): string {
  if (isApiError(error, "busy")) return i18n.t("profile.pictureBusy");
  if (isApiError(error, "too_large")) return i18n.t("profile.pictureTooLarge");
  return (isApiError(error) && error.errors[0]?.message) || describeError(error);
}

/** Pictures are read one at a time: while too many wait the server asks to come again, which the page does twice. */
export function comesAgain(failures: number, error: unknown): boolean {
  return failures < 2 && isApiError(error, "busy");
}

/** When to come again, in milliseconds. */
export function comesAfter(error: unknown): number {
  return ((isApiError(error) && error.retryAfter) || 2) * 1_000;
}
