import { type ApiError, isApiError } from "skillswap-sdk";
import i18n from "@/lib/i18n";

const GATEWAY = [502, 503, 504];

/** A sentence for a person about what went wrong and what to do. */
export function describeError(error: unknown): string {
  return isApiError(error) ? sentenceFor(error) : i18n.t("errors.unexpected");
}

function sentenceFor(error: ApiError): string {
  if (error.code === "unreachable")
    return i18n.t(navigator.onLine ? "errors.unreachable" : "errors.offline");
  if (error.status === 429) return tooFast(error);
  if (error.code === "busy") return i18n.t("errors.busy");
  if (error.status === 413) return i18n.t("errors.tooLarge");
  if (GATEWAY.includes(error.status)) return i18n.t("errors.gateway");
  if (error.status >= 500) return i18n.t("errors.server");
  return error.message || i18n.t("errors.unexpected");
}

/** From 90 seconds on the waiting time is given in minutes. */
function tooFast({ retryAfter, message }: ApiError): string {
  if (retryAfter === null) return message || i18n.t("errors.tooFastSoon");
  const seconds = Math.ceil(retryAfter);
  if (seconds < 90) return i18n.t("errors.tooFast", { seconds });
  return i18n.t("errors.tooFastMinutes", { count: Math.ceil(seconds / 60) });
}
