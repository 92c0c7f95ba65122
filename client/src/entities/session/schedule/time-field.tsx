import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonCard } from "skillswap-sdk";
import { Chip } from "@/ui/chip";
import { OwnTime } from "./own-time";
import { SharedTimes } from "./shared-times";

type Way = "shared" | "other";

/**
 * Chooses a time: one when both are free, or any time in my zone. `value` is an ISO moment, `besides` the
 * id of the session that is moved.
 */
export function TimeField({
  person,
  minutes,
  besides,
  value,
  error,
  startWith = "shared",
  onChange,
}: {
  person: PersonCard;
  minutes: number;
  besides?: string;
  value: string | null;
  error: string | undefined;
  startWith?: Way;
  onChange: (at: string | null) => void;
}) {
  const { t } = useTranslation();
  const [way, setWay] = useState<Way>(startWith);
  const name = useId();
  const errorId = useId();
  return (
    <fieldset className="grid min-w-0 gap-3" {...(error ? { "aria-describedby": errorId } : {})}>
      <legend className="mb-1.5 text-sm font-semibold">{t("sessions.schedule.when")}</legend>
      <div className="flex flex-wrap gap-2">
        {(["shared", "other"] as const).map((each) => (
          <Chip key={each} name={name} checked={way === each} onChoose={() => setWay(each)}>
            {t(`sessions.schedule.${each}`)}
          </Chip>
        ))}
      </div>
      {way === "shared" ? (
        <SharedTimes
          person={person}
          minutes={minutes}
          besides={besides}
          value={value}
          onChange={onChange}
          onOther={() => setWay("other")}
        />
      ) : (
        <OwnTime person={person} value={value} onChange={onChange} />
      )}
      {error && (
        <p id={errorId} role="alert" className="text-sm font-medium text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}
