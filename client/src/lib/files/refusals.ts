import { type Code, CommandRefused } from "skillswap-sdk";
import i18n from "@/lib/i18n";
import { browserZone } from "@/lib/time/browser-zone";
import { clockIn } from "@/lib/time/zones";

/** The server refused a file. */
export class UploadRefused extends CommandRefused {
  readonly fileName: string;

  constructor(fileName: string, code: Code, message: string, retryAfter: number | null) {
    super(code, message, retryAfter);
    this.name = "UploadRefused";
    this.fileName = fileName;
  }
}

/** A sentence that says which file it was, and when it can be tried again. */
export function whyNotUploaded({ fileName, code, message, retryAfter }: UploadRefused): string {
  return i18n.t("files.refused", { name: fileName, reason: reasonOf(code, message, retryAfter) });
}

function reasonOf(code: string, message: string, retryAfter: number | null): string {
  if (code === "too_fast" && retryAfter) {
    const at = Date.now() + retryAfter * 1_000;
    return i18n.t("files.tooMany", { when: clockIn(at, browserZone()) });
  }
  if (code === "too_large" || code === "http_413") return i18n.t("files.tooLargeHere");
  if (code === "not_found" && !message) return i18n.t("files.lost");
  if (code === "busy") return i18n.t("chat.why.busy");
  if (code === "server_error" || code.startsWith("http_5")) return i18n.t("chat.why.server");
  return message || i18n.t("errors.unexpected");
}
