import { CommandRefused, Unanswered } from "skillswap-sdk";
import i18n from "@/lib/i18n";
import { UploadRefused, whyNotUploaded } from "../files/refusals";

/** A sentence for a person about why a message is not there yet, or could not be sent. */
export function whyNotSent(error: unknown): string {
  if (error instanceof UploadRefused) return whyNotUploaded(error);
  if (error instanceof Unanswered) return i18n.t("chat.why.unanswered");
  return error instanceof CommandRefused ? refusal(error) : i18n.t("errors.unexpected");
}

function refusal({ code, message }: CommandRefused): string {
  if (code === "too_fast") return i18n.t("chat.why.tooFast");
  if (code === "too_large") return i18n.t("chat.why.tooLarge");
  if (code === "bad_frame" || code === "parse_error") return i18n.t("chat.why.unreadable");
  if (code === "busy") return i18n.t("chat.why.busy");
  if (code === "server_error" || code.startsWith("http_5")) return i18n.t("chat.why.server");
  return message || i18n.t("errors.unexpected");
}
