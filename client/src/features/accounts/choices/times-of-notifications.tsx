import { useTranslation } from "react-i18next";
import { timeSteps } from "@/entities/availability/availability";
import { wallClock, weekdayName, weekdaysInOrder } from "@/lib/time/calendar";
import { useMyZone } from "@/lib/time/my-zone";
import { SelectField } from "@/ui/field";
import { SwitchRow } from "@/ui/switch";
import { type Changes, isOn, type Preferences } from "./preferences";

const NIGHT = { start: "22:00", end: "08:00" };

function TimeOfDay({
  label,
  value,
  not,
  onChange,
}: {
  label: string;
  value: string;
  not: string;
  onChange: (time: string) => void;
}) {
  const steps = timeSteps(value).filter((time) => time < "24:00" && time !== not);
  return (
    <SelectField
      label={label}
      value={value}
      className="tabular-nums"
      onChange={(event) => onChange(event.target.value)}
    >
      {steps.map((time) => (
        <option key={time} value={time}>
          {wallClock(time)}
        </option>
      ))}
    </SelectField>
  );
}

/** When nothing may disturb, and on which day the weekly mail comes. */
export function TimesOfNotifications({
  preferences,
  onChange,
}: {
  preferences: Preferences;
  onChange: (changes: Changes) => void;
}) {
  const { t } = useTranslation();
  const zone = useMyZone();
  const hours = preferences.quietHours;
  const weekly = isOn(preferences, "match", "email");
  return (
    <div className="grid gap-3 border-t border-line pt-2">
      <SwitchRow
        label={t("choices.quiet")}
        hint={t("choices.quietHint", { zone: zone.replaceAll("_", " ") })}
        checked={!!hours}
        onChange={(on) => onChange({ quietHours: on ? NIGHT : null })}
      />
      {hours && (
        <div className="grid grid-cols-2 gap-3">
          <TimeOfDay
            label={t("choices.quietFrom")}
            value={hours.start}
            not={hours.end}
            onChange={(start) => onChange({ quietHours: { ...hours, start } })}
          />
          <TimeOfDay
            label={t("choices.quietUntil")}
            value={hours.end}
            not={hours.start}
            onChange={(end) => onChange({ quietHours: { ...hours, end } })}
          />
        </div>
      )}
      <SelectField
        label={t("choices.digestDay")}
        hint={weekly ? undefined : t("choices.digestOff")}
        value={preferences.digestDay ?? 0}
        disabled={!weekly}
        onChange={(event) => onChange({ digestDay: Number(event.target.value) })}
      >
        {weekdaysInOrder().map((day) => (
          <option key={day} value={day}>
            {weekdayName(day)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
