import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "@/components/ui/field";
import { hoursAndMinutes } from "@/lib/credits";
import { Chip } from "./chip";

const COMMON = [30, 45, 60, 90, 120];
const SHORTEST = 15;
const LONGEST = 240;

export const isLength = (minutes: number) =>
  Number.isInteger(minutes) && minutes >= SHORTEST && minutes <= LONGEST;

/** How long a session is: one of the usual lengths, or one's own. NaN while the own one is empty. */
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
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-sm font-semibold">{t("sessions.schedule.length")}</legend>
      <div className="flex flex-wrap gap-2">
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
