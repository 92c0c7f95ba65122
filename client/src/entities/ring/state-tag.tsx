import { useTranslation } from "react-i18next";
import type { Ring } from "skillswap-sdk";
import { cn } from "@/lib/cn";
import { stateOf } from "./view";

const OVER = "bg-sunken text-ink-soft";
const TONES: Record<Ring["status"], string> = {
  proposed: "bg-second-soft text-second-ink",
  accepted: "bg-accent-soft text-accent-ink",
  completed: "border border-ok/50 text-ok",
  declined: OVER,
  expired: OVER,
  cancelled: OVER,
};

/** What a ring waits for or what became of it, as a tag. */
export function RingStateTag({ ring }: { ring: Ring }) {
  const { t } = useTranslation();
  return (
    <span
      data-testid="ring-state"
      className={cn(
        "max-w-full justify-self-start rounded-full px-3 py-1 text-sm font-semibold break-words",
        TONES[ring.status],
      )}
    >
      {stateOf(ring, t)}
    </span>
  );
}
