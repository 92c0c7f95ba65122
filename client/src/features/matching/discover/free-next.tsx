import { Clock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useMyZone } from "@/lib/time/my-zone";
import { whenIn } from "@/lib/time/zones";

/** The next hour in which somebody is free, on the reader's clock; nothing when that is not known. */
export function FreeNext({ at }: { at: string | null }) {
  const { t } = useTranslation();
  const zone = useMyZone();
  if (!at) return null;
  return (
    <p className="flex items-center gap-1.5 text-sm font-semibold text-accent-ink">
      <Clock className="size-4 shrink-0" aria-hidden="true" />
      {t("discover.freeNext", { when: whenIn(at, zone) })}
    </p>
  );
}
