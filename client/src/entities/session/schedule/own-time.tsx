import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonCard } from "skillswap-sdk";
import { useMyZone } from "@/lib/time/my-zone";
import { momentOf, wallOf, whenIn, zoneLabel } from "@/lib/time/zones";
import { TextField } from "@/ui/field";

/** A date-time field in my zone, with the same moment in theirs below it. */
export function OwnTime({
  person: { name, timezone: theirs },
  value,
  onChange,
}: {
  person: PersonCard;
  value: string | null;
  onChange: (at: string | null) => void;
}) {
  const { t } = useTranslation();
  const timezone = useMyZone();
  const [wall, setWall] = useState(() => (value ? wallOf(value, timezone) : ""));
  const at = momentOf(wall, timezone);
  const now = new Date().toISOString();

  function problem(): string | undefined {
    if (wall && !at) return t("sessions.schedule.otherGap");
    return at && at <= now ? t("sessions.schedule.otherPast") : undefined;
  }

  return (
    <div className="grid gap-1.5">
      <TextField
        type="datetime-local"
        step={300}
        min={wallOf(now, timezone)}
        label={t("sessions.schedule.otherLabel")}
        hint={t("sessions.schedule.otherHint", { zone: zoneLabel(timezone, at ?? now) })}
        error={problem()}
        value={wall}
        onChange={(event) => {
          setWall(event.target.value);
          onChange(momentOf(event.target.value, timezone));
        }}
      />
      <p aria-live="polite" className="text-sm font-medium">
        {at &&
          t("sessions.schedule.otherTheirs", {
            name,
            when: whenIn(at, theirs),
            zone: zoneLabel(theirs, at),
          })}
      </p>
    </div>
  );
}
