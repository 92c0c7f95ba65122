import { Copy, Plus, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Slot } from "skillswap-sdk";
import {
  copyDay,
  nextSlot,
  problemOf,
  slotsOf,
  timeSteps,
  WEEKDAYS,
} from "@/entities/availability/availability";
import { wallClock, weekdayName, weekdaysInOrder } from "@/lib/time/calendar";
import { useHourCycle } from "@/lib/time/hour-cycle";
import { Button } from "@/ui/button";
import { Menu, MenuItem } from "@/ui/menu";

const timeClass =
  "h-10 pointer-coarse:h-11 rounded-control border border-line-strong bg-surface ps-2 pe-7 text-sm tabular-nums";

function TimeSelect({
  label,
  value,
  from,
  onChange,
}: {
  label: string;
  value: string;
  from?: string;
  onChange: (time: string) => void;
}) {
  useHourCycle();
  const steps = timeSteps(value).filter((step) =>
    from ? step > from || step === value : step < "24:00",
  );
  return (
    <select
      aria-label={label}
      className={timeClass}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {steps.map((step) => (
        <option key={step} value={step}>
          {wallClock(step)}
        </option>
      ))}
    </select>
  );
}

function CopyMenu({ day, onCopy }: { day: number; onCopy: (targets: readonly number[]) => void }) {
  const { t } = useTranslation();
  const name = weekdayName(day);
  return (
    <Menu
      trigger={
        <Button variant="quiet" size="icon" aria-label={t("availability.copy", { day: name })}>
          <Copy aria-hidden="true" />
        </Button>
      }
    >
      <MenuItem onSelect={() => onCopy([0, 1, 2, 3, 4])}>{t("availability.weekdays")}</MenuItem>
      <MenuItem onSelect={() => onCopy(WEEKDAYS)}>{t("availability.everyDay")}</MenuItem>
      {weekdaysInOrder()
        .filter((other) => other !== day)
        .map((other) => (
          <MenuItem key={other} onSelect={() => onCopy([other])}>
            {weekdayName(other)}
          </MenuItem>
        ))}
    </Menu>
  );
}

function Day({
  day,
  slots,
  onChange,
}: {
  day: number;
  slots: Slot[];
  onChange: (slots: Slot[]) => void;
}) {
  const { t } = useTranslation();
  const name = weekdayName(day);
  const own = slotsOf(slots, day);
  const problem = problemOf(slots, day);
  const added = nextSlot(slots, day);
  const replace = (old: Slot, fresh: Slot) =>
    onChange(slots.map((slot) => (slot === old ? fresh : slot)));
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 gap-y-1 border-t border-line py-2 sm:grid-cols-[6rem_minmax(0,1fr)_auto]">
      <span className="pt-2.5 text-sm font-semibold">{name}</span>
      <div className="grid gap-2 max-sm:order-last max-sm:col-span-2">
        {own.length === 0 && (
          <span className="pt-2.5 text-sm text-ink-faint">{t("availability.none")}</span>
        )}
        {own.map((slot, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: times change while they are edited
          <div key={index} className="flex items-center gap-1.5">
            <TimeSelect
              label={t("availability.from", { day: name })}
              value={slot.start}
              onChange={(start) => replace(slot, { ...slot, start })}
            />
            <span aria-hidden="true">–</span>
            <TimeSelect
              label={t("availability.to", { day: name })}
              value={slot.end}
              from={slot.start}
              onChange={(end) => replace(slot, { ...slot, end })}
            />
            <Button
              variant="quiet"
              size="icon"
              className="size-10 pointer-coarse:size-11"
              aria-label={t("availability.remove", { ...slot, day: name })}
              onClick={() => onChange(slots.filter((other) => other !== slot))}
            >
              <X aria-hidden="true" />
            </Button>
          </div>
        ))}
        {problem && (
          <p role="alert" className="text-sm font-medium text-danger">
            {t(`availability.${problem}`)}
          </p>
        )}
      </div>
      <div className="flex">
        <Button
          variant="quiet"
          size="icon"
          aria-label={t("availability.add", { day: name })}
          disabled={added === null}
          onClick={() => added && onChange([...slots, added])}
        >
          <Plus aria-hidden="true" />
        </Button>
        <CopyMenu day={day} onCopy={(targets) => onChange(copyDay(slots, day, targets))} />
      </div>
    </li>
  );
}

/** The exact times of each day in half hours, for availability that whole hours cannot express. */
export function ExactTimes(props: { slots: Slot[]; onChange: (slots: Slot[]) => void }) {
  return (
    <ul>
      {weekdaysInOrder().map((day) => (
        <Day key={day} day={day} {...props} />
      ))}
    </ul>
  );
}
