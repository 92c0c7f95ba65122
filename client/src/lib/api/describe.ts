import i18n from "@/i18n";
import { isApiError } from "./errors";

/** A sentence for a person about what went wrong and what to do. */
export function describeError(error: unknown): string {
  if (!isApiError(error)) return i18n.t("errors.unexpected");
  if (error.code === "unreachable") return i18n.t("errors.unreachable");
  if (error.status === 429 && error.retryAfter)
    return i18n.t("errors.tooFast", { seconds: Math.ceil(error.retryAfter) });
  if (error.status >= 500) return i18n.t("errors.server");
  return error.message || i18n.t("errors.unexpected");
}
