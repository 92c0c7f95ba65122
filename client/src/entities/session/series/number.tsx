import { Repeat2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Session } from "skillswap-sdk";

/** "3 of 8" of a recurring lesson; nothing for a single one. */
export function SeriesNumber({ session }: { session: Session }) {
  const { t } = useTranslation();
  const { seriesNumber: number, seriesCount: count } = session;
  if (number === null || count === null) return null;
  return (
    <span className="inline-flex items-center gap-1.5 rounded-full bg-sunken px-2.5 py-0.5 text-sm font-semibold text-ink-soft">
      <Repeat2 aria-hidden="true" className="size-3.5" />
      <span className="sr-only">{t("series.weeklyLesson")}</span>
      {t("series.number", { number, count })}
    </span>
  );
}
