import { Signal, SignalLow, SignalMedium } from "lucide-react";
import { useTranslation } from "react-i18next";
import { cn } from "@/lib/cn";
import type { Quality } from "../call/call-types";

const ICONS = { good: Signal, fair: SignalMedium, poor: SignalLow };
const COLOURS = { good: "text-ok", fair: "text-second", poor: "text-danger" };

/** How well the connection carries the call, in words; only the sign where there is little room. */
export function QualityLine({ quality, className }: { quality: Quality; className?: string }) {
  const { t } = useTranslation();
  const Icon = ICONS[quality];
  return (
    <p
      role="status"
      title={t(`room.quality.${quality}`)}
      className={cn("flex items-center gap-1.5 text-sm text-ink-soft", className)}
    >
      <Icon aria-hidden="true" className={cn("size-5 shrink-0", COLOURS[quality])} />
      <span className="max-sm:sr-only flat:sr-only">{t(`room.quality.${quality}`)}</span>
    </p>
  );
}
