import { backoff } from "./backoff.ts";
import { CommandRefused, ConnectionLost, Unanswered } from "./commands.ts";

const MOST_ATTEMPTS = 8;
const JITTER_MS = 250;

/** What to do with a message that could not be sent. */
export type Verdict =
  /** There is no connection: it waits for one, and that is not counted as an attempt. */
  | { kind: "away" }
  /** It goes out again by itself after `waitMs`. */
  | { kind: "again"; waitMs: number }
  /** Only its writer can go on: change it, send it again, delete it. */
  | { kind: "failed" };

/** Judge the failure of an item that had `attempts` failures before. */
export function judge(error: unknown, attempts: number): Verdict {
  if (error instanceof Unanswered) return again(attempts, 0);
  if (error instanceof ConnectionLost) return { kind: "away" };
  if (!(error instanceof CommandRefused) || !passes(error)) return { kind: "failed" };
  return again(attempts, (error.retryAfter ?? 0) * 1_000);
}

function again(attempts: number, atLeastMs: number): Verdict {
  if (attempts + 1 >= MOST_ATTEMPTS) return { kind: "failed" };
  const waitMs = atLeastMs > 0 ? atLeastMs + Math.random() * JITTER_MS : backoff(attempts);
  return { kind: "again", waitMs };
}

/** Whether the same message may be accepted a little later. */
function passes({ code }: CommandRefused): boolean {
  return (
    code === "too_fast" || code === "busy" || code === "server_error" || code.startsWith("http_5")
  );
}
