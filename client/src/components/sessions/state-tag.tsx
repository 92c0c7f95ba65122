import { useTranslation } from "react-i18next";
import type { Session } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import { useMe } from "@/lib/session";
import { useNow } from "@/lib/use-now";
import { standing, type Tone, toneOf } from "./standing";

const TONES: Record<Tone, string> = {
  waiting: "bg-second-soft text-second-ink",
  agreed: "bg-accent-soft text-accent-ink",
  live: "bg-accent text-on-accent",
  done: "bg-sunken text-ink-soft",
  off: "bg-sunken text-ink-soft",
};

/** How a session stands, in one pill. */
export function StateTag({ session }: { session: Session }) {
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
      {standing(session, me.id, now, t)}
    </span>
  );
}
