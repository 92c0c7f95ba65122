import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { hoursAndMinutes } from "@/lib/time/lengths";
import { Chip } from "@/ui/chip";
import { TextField } from "@/ui/field";
import { LONGEST, SHORTEST } from "./length";

const COMMON = [30, 45, 60, 90, 120];

/** A session's length in minutes: a usual one or a custom one. NaN while the custom field is empty. */
export function LengthField({
  minutes,
  error,
  onChange,
}: {
  minutes: number;
  error: string | undefined;
  onChange: (minutes: number) => void;
}) {
  const { t } = useTranslation();
  const name = useId();
  const [own, setOwn] = useState(!COMMON.includes(minutes));
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-0.5 text-sm font-semibold">{t("sessions.schedule.length")}</legend>
      <div className="-mx-5 flex snap-x gap-2 overflow-x-auto px-5 py-1 max-sm:*:shrink-0 sm:mx-0 sm:flex-wrap sm:px-0">
        {COMMON.map((each) => (
          <Chip
            key={each}
            name={name}
            checked={!own && each === minutes}
            onChoose={() => {
              setOwn(false);
              onChange(each);
            }}
          >
            {hoursAndMinutes(each)}
          </Chip>
        ))}
        <Chip name={name} checked={own} onChoose={() => setOwn(true)}>
          {t("sessions.schedule.own")}
        </Chip>
      </div>
      {own && (
        <TextField
          type="number"
          inputMode="numeric"
          min={SHORTEST}
          max={LONGEST}
          label={t("sessions.schedule.ownMinutes")}
          hint={t("sessions.schedule.ownHint")}
          error={error}
          className="w-32"
          value={Number.isNaN(minutes) ? "" : minutes}
          onChange={(event) => onChange(event.target.valueAsNumber)}
        />
      )}
      {!own && error && (
        <p role="alert" className="text-sm font-medium text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}
