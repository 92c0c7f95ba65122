import { useId, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { dayLabel } from "@/lib/time/calendar";
import { Chip } from "@/ui/chip";
import type { SlotDay } from "./slots";

/** Moves the chosen day into the middle of the row, and nothing else: `scrollIntoView` may move the form too. */
function showChosen(row: HTMLElement | null) {
  const chosen = row?.querySelector("input:checked")?.getBoundingClientRect();
  if (!row || !chosen) return;
  const { left, width } = row.getBoundingClientRect();
  row.scrollLeft += chosen.left + chosen.width / 2 - (left + width / 2);
}

/** The days of a fortnight in a row that can be swiped; those without a free time are greyed and say so. */
export function DayStrip({
  days,
  value,
  onChange,
}: {
  days: SlotDay[];
  value: string | undefined;
  onChange: (day: string) => void;
}) {
  const { t } = useTranslation();
  const name = useId();
  const row = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (value) showChosen(row.current);
  }, [value]);
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{t("sessions.schedule.day")}</legend>
      <div
        ref={row}
        className="-mx-5 flex snap-x scroll-px-5 gap-1.5 overflow-x-auto px-5 py-1 sm:-mx-1 sm:scroll-px-1 sm:px-1"
      >
        {days.map(({ day, slots }) => (
          <div key={day} className="shrink-0 snap-start">
            <Chip
              name={name}
              checked={day === value}
              disabled={slots.length === 0}
              onChoose={() => onChange(day)}
            >
              <span className="text-xs font-normal">{dayLabel(day, { weekday: "short" })}</span>
              <span>{dayLabel(day, { day: "numeric", month: "short" })}</span>
              {slots.length === 0 && (
                <span className="sr-only">{t("sessions.schedule.dayFull")}</span>
              )}
            </Chip>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
