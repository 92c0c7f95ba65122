import { useTranslation } from "react-i18next";
import type { Session } from "skillswap-sdk";
import { useMe } from "@/lib/auth/me";
import { cn } from "@/lib/cn";
import { useNow } from "@/lib/time/now";
import { statusLabel, type Tone, toneOf } from "./status";

const TONES: Record<Tone, string> = {
  waiting: "bg-second-soft text-second-ink",
  agreed: "bg-accent-soft text-accent-ink",
  live: "bg-accent text-on-accent",
  done: "bg-sunken text-ink-soft",
  off: "bg-sunken text-ink-soft",
};

/** A session's status as a tag. */
export function SessionStatusTag({ session }: { session: Session }) {
  const { t } = useTranslation();
  const me = useMe();
  const now = useNow();
  return (
    <span
      className={cn(
        "inline-block max-w-full rounded-xl px-3 py-1 text-xs font-semibold break-words",
        TONES[toneOf(session, now)],
      )}
    >
      {statusLabel(session, me.id, now, t)}
    </span>
  );
}
