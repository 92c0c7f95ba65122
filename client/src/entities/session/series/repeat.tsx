import { useQuery } from "@tanstack/react-query";
import { Repeat2 } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { AgreeingPerson, SeriesWeeks } from "skillswap-sdk";
import { credits } from "@/entities/credits/amounts";
import { BothTimes } from "@/entities/session/both-times";
import { describeError } from "@/lib/api/describe";
import { cn } from "@/lib/cn";
import { useMyZone } from "@/lib/time/my-zone";
import { clockIn, placeOfZone } from "@/lib/time/zones";
import { SelectField } from "@/ui/field";
import { Notice } from "@/ui/notice";
import { Loading, Skeleton } from "@/ui/skeleton";
import { weeksQuery } from "./queries";
import {
  countOf,
  HELD_AHEAD,
  MOST_WEEKS,
  ONCE,
  type Repetition,
  withoutTaken,
  withWeek,
} from "./repetition";

export interface RepeatProps {
  teacher: AgreeingPerson;
  skillId: string | null;
  /** The time of the first session, an ISO moment; null until one is chosen. */
  at: string | null;
  minutes: number;
  value: Repetition;
  onChange: (value: Repetition) => void;
}

/** The field of the booking form that repeats a session weekly. */
export function Repeat({ at, ...props }: RepeatProps) {
  const { t } = useTranslation();
  const { value, onChange } = props;
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="sr-only">{t("series.repeat")}</legend>
      <SelectField
        label={t("series.repeat")}
        value={value.weeks}
        onChange={(event) => {
          const weeks = Number(event.target.value);
          onChange(weeks === 1 ? ONCE : { weeks, leftOut: value.leftOut });
        }}
      >
        <option value={1}>{t("series.once")}</option>
        {Array.from({ length: MOST_WEEKS - 1 }, (_, index) => index + 2).map((weeks) => (
          <option key={weeks} value={weeks}>
            {t("series.weekly", { count: weeks })}
          </option>
        ))}
      </SelectField>
      {value.weeks > 1 && !at && <p className="text-sm text-ink-soft">{t("series.chooseTime")}</p>}
      {value.weeks > 1 && at && <Preview {...props} at={at} />}
    </fieldset>
  );
}

/** All dates, those that are taken left out, and what it costs. */
function Preview({ teacher, at, minutes, value, onChange }: RepeatProps & { at: string }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(weeksQuery(teacher.id, at, minutes, value.weeks));
  const taken = (data?.data ?? []).filter(({ state }) => state === "taken");
  const changed = withoutTaken(
    value,
    taken.map(({ week }) => week - 1),
  );
  useEffect(() => {
    if (changed) onChange(changed);
  });
  if (error && !data) return <Notice tone="error">{describeError(error)}</Notice>;
  if (!data)
    return (
      <Loading label={t("series.loading")}>
        <Skeleton className="h-32" />
      </Loading>
    );
  return (
    <div className="grid gap-3 rounded-card border border-line p-4">
      <HourNote weeks={data} teacher={teacher} />
      <ul className="grid gap-2">
        {data.data.map((week) => (
          <Week key={week.week} {...{ week, teacher, value, onChange }} />
        ))}
      </ul>
      <Total minutes={minutes} count={countOf(value)} />
    </div>
  );
}

/** On whose clock the hour stays; and that it moves on mine, when it does. */
function HourNote({ weeks, teacher }: { weeks: SeriesWeeks; teacher: AgreeingPerson }) {
  const { t } = useTranslation();
  const mine = useMyZone();
  const moves = new Set(weeks.data.map((week) => clockIn(week.scheduledTime, mine))).size > 1;
  const place = placeOfZone(weeks.timezone);
  return (
    <p className="text-sm text-ink-soft">
      {t("series.hourStays", { name: teacher.name, place })}{" "}
      {moves && <strong className="font-semibold text-ink">{t("series.hourMoves")}</strong>}
    </p>
  );
}

function Week({
  week,
  teacher,
  value,
  onChange,
}: {
  week: SeriesWeeks["data"][number];
  teacher: AgreeingPerson;
  value: Repetition;
  onChange: (value: Repetition) => void;
}) {
  const { t } = useTranslation();
  const index = week.week - 1;
  const isIn = !value.leftOut.includes(index);
  const isTaken = week.state === "taken";
  return (
    <li>
      <label className="flex cursor-pointer items-start gap-3">
        <input
          type="checkbox"
          className="mt-1 size-5 shrink-0 accent-accent"
          checked={isIn && !isTaken}
          disabled={isTaken || index === 0}
          onChange={(event) => onChange(withWeek(value, index, event.target.checked))}
        />
        <span className={cn("grid min-w-0", !isIn && "text-ink-faint")}>
          <BothTimes at={week.scheduledTime} person={teacher} />
          {week.state !== "free" && (
            <span className="text-sm font-semibold text-second-ink">
              {t(`series.${week.state}`)}
            </span>
          )}
        </span>
      </label>
    </li>
  );
}

function Total({ minutes, count }: { minutes: number; count: number }) {
  const { t } = useTranslation();
  return (
    <p aria-live="polite" className="flex items-start gap-2 border-t border-line pt-3 text-sm">
      <Repeat2 className="mt-0.5 size-4 shrink-0 text-second-ink" aria-hidden="true" />
      <span>
        {t("series.total", { count, cost: credits(minutes * count) })}{" "}
        {t("series.heldNow", { held: credits(minutes * Math.min(count, HELD_AHEAD)) })}
      </span>
    </p>
  );
}
