import i18n from "@/i18n";
import { backoff } from "./backoff";
import { CommandRefused, ConnectionLost, Unanswered } from "./commands";

const MOST_ATTEMPTS = 8;
const JITTER_MS = 250;

/** What becomes of a message that did not get through. */
export type Verdict =
  /** There is no connection: it waits for one, however long, and that is no attempt. */
  | { kind: "away" }
  /** It goes out again by itself after `waitMs`; `reason` is shown meanwhile. */
  | { kind: "again"; waitMs: number; reason: string }
  /** Only its writer can go on: change it, send it again, delete it. */
  | { kind: "failed"; reason: string };

/** Judge the failure of an item that had `attempts` failures before. */
export function judge(error: unknown, attempts: number): Verdict {
  if (error instanceof Unanswered) return again(attempts, 0, i18n.t("chat.why.unanswered"));
  if (error instanceof ConnectionLost) return { kind: "away" };
  if (!(error instanceof CommandRefused))
    return { kind: "failed", reason: i18n.t("errors.unexpected") };
  const reason = reasonOf(error);
  return passes(error) ? again(attempts, waitOf(error), reason) : { kind: "failed", reason };
}

function again(attempts: number, atLeastMs: number, reason: string): Verdict {
  if (attempts + 1 >= MOST_ATTEMPTS) return { kind: "failed", reason };
  const waitMs = atLeastMs > 0 ? atLeastMs + Math.random() * JITTER_MS : backoff(attempts);
  return { kind: "again", waitMs, reason };
}

/** Whether the same message may well be taken a little later. */
function passes({ code }: CommandRefused): boolean {
  return (
    code === "too_fast" || code === "busy" || code === "server_error" || code.startsWith("http_5")
  );
}

function waitOf({ retryAfter }: CommandRefused): number {
  return (retryAfter ?? 0) * 1_000;
}

function reasonOf({ code, message }: CommandRefused): string {
  if (code === "too_fast") return i18n.t("chat.why.tooFast");
  if (code === "too_large") return i18n.t("chat.why.tooLarge");
  if (code === "bad_frame" || code === "parse_error") return i18n.t("chat.why.unreadable");
  if (code === "busy") return i18n.t("chat.why.busy");
  if (code === "server_error" || code.startsWith("http_5")) return i18n.t("chat.why.server");
  return message || i18n.t("errors.unexpected");
}
