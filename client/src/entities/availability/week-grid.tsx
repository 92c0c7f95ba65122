import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Slot } from "skillswap-sdk";
import { cn } from "@/lib/cn";
import { stepOfKey } from "@/lib/i18n/direction";
import {
  briefWeekdayName,
  rowHour,
  wallClock,
  weekdayName,
  weekdaysInOrder,
} from "@/lib/time/calendar";
import { useHourCycle } from "@/lib/time/hour-cycle";
import { freeMinutes, setHour, toTime } from "./availability";

const STEPS: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };

/**
 * The week as a grid of hours. Press or tap toggles an hour, a mouse can paint across several; with
 * the keyboard, arrows move and Space or Enter toggles. Only one cell is a tab stop.
 */
export function WeekGrid({
  slots,
  hours,
  onChange,
  className,
}: {
  slots: Slot[];
  hours: number[];
  onChange: (slots: Slot[]) => void;
  className?: string;
}) {
  const { t } = useTranslation();
  useHourCycle();
  const weekdays = weekdaysInOrder();
  const grid = useRef<HTMLTableElement>(null);
  const [stop, setStop] = useState<[number, number]>([0, hours[0] ?? 0]);
  const painting = useRef<boolean | null>(null);
  const pointer = useRef("");
  const firstHour = hours[0] ?? 0;
  const stopHour = hours.includes(stop[1]) ? stop[1] : firstHour;

  function move(event: KeyboardEvent, day: number, hour: number) {
    const [days, later] = [stepOfKey(event.key), STEPS[event.key] ?? 0];
    if (!days && !later) return;
    event.preventDefault();
    const nextDay = weekdays[weekdays.indexOf(day) + days] ?? day;
    const nextHour = Math.min(hours.at(-1) ?? 23, Math.max(firstHour, hour + later));
    setStop([nextDay, nextHour]);
    grid.current?.querySelector<HTMLElement>(`[data-cell="${nextDay}-${nextHour}"]`)?.focus();
  }

  function paint(day: number, hour: number, free: boolean) {
    onChange(setHour(slots, day, hour, free));
  }

  return (
    <table
      ref={grid}
      aria-label={t("availability.grid")}
      className={cn(
        "w-full table-fixed border-separate border-spacing-x-1 border-spacing-y-0.5 pointer-coarse:border-spacing-x-0.5 select-none",
        className,
      )}
      onPointerUp={() => {
        painting.current = null;
      }}
      onPointerLeave={() => {
        painting.current = null;
      }}
    >
      <thead>
        <tr>
          <td className="w-9 sm:w-11" />
          {weekdays.map((day) => (
            <th key={day} scope="col" className="pb-1.5 text-sm font-semibold text-ink-soft">
              <span aria-hidden="true" className="sm:hidden">
                {briefWeekdayName(day)}
              </span>
              <span aria-hidden="true" className="max-sm:hidden">
                {weekdayName(day, "short")}
              </span>
              <span className="sr-only">{weekdayName(day)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {hours.map((hour) => (
          <tr key={hour}>
            <th
              scope="row"
              className="pe-1 text-end align-top text-xs leading-none font-normal text-ink-faint tabular-nums whitespace-nowrap"
            >
              {rowHour(hour)}
            </th>
            {weekdays.map((day) => {
              const free = freeMinutes(slots, day, hour);
              return (
                <td key={day} className="p-0">
                  <button
                    type="button"
                    data-cell={`${day}-${hour}`}
                    tabIndex={stop[0] === day && stopHour === hour ? 0 : -1}
                    aria-pressed={free === 60 ? true : free > 0 ? "mixed" : false}
                    aria-label={t("availability.cell", {
                      day: weekdayName(day),
                      start: wallClock(toTime(hour * 60)),
                      end: wallClock(toTime(hour * 60 + 60)),
                    })}
                    onFocus={() => setStop([day, hour])}
                    onKeyDown={(event) => move(event, day, hour)}
                    onClick={(event) => {
                      const painted = event.detail !== 0 && pointer.current === "mouse";
                      if (!painted) paint(day, hour, free < 60);
                    }}
                    onPointerDown={(event) => {
                      pointer.current = event.pointerType;
                      if (event.pointerType !== "mouse" || event.button !== 0) return;
                      painting.current = free < 60;
                      paint(day, hour, free < 60);
                    }}
                    onPointerEnter={() => {
                      if (painting.current !== null) paint(day, hour, painting.current);
                    }}
                    className={cn(
                      "relative block h-8 w-full rounded-[5px] transition-colors before:absolute before:-inset-x-px before:inset-y-0 sm:h-7 pointer-coarse:h-11",
                      free === 60 && "bg-accent hover:bg-accent-hover",
                      free > 0 &&
                        free < 60 &&
                        "bg-linear-to-b from-accent from-50% to-accent-soft to-50%",
                      free === 0 && "bg-sunken hover:bg-accent-soft",
                    )}
                  />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
