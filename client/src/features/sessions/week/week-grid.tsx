import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Session } from "skillswap-sdk";
import { theirClock } from "@/entities/session/both-times";
import { endsAt, sideOf, statusLabel } from "@/entities/session/status";
import { useMe } from "@/lib/auth/me";
import { cn } from "@/lib/cn";
import { topicName } from "@/lib/i18n/topics";
import { dayLabel, hourLabel } from "@/lib/time/calendar";
import { useMyZone } from "@/lib/time/my-zone";
import { useNow } from "@/lib/time/now";
import { todayIn } from "@/lib/time/relative";
import { clockIn, placeOfZone, whenIn } from "@/lib/time/zones";
import { styleOf } from "./block-styles";
import { type Block, hoursOf, layWeek, type WeekDay } from "./week";

/** How tall an hour is, in rem. */
const HOUR = 4;
const rem = (minutes: number) => `${(minutes / 60) * HOUR}rem`;

function BlockLink({ block, firstHour }: { block: Block; firstHour: number }) {
  const { t } = useTranslation();
  const me = useMe();
  const now = useNow();
  const { session, top, height, lane, lanes } = block;
  const { role, other } = sideOf(session, me.id);
  const at = session.scheduledTime;
  const label = t("sessions.week.block", {
    role: t(`sessions.role.${role}`, { name: other.name }),
    skill: topicName(session.skill.name),
    when: whenIn(at, me.timezone),
    until: clockIn(endsAt(session), me.timezone),
    status: statusLabel(session, me.id, now, t),
  });
  return (
    <Link
      to={`/sessions/${session.id}`}
      aria-label={label}
      title={label}
      style={{
        top: rem(top - firstHour * 60),
        height: `calc(${rem(height)} - 2px)`,
        insetInlineStart: `calc(${(lane / lanes) * 100}% + 2px)`,
        width: `calc(${100 / lanes}% - 4px)`,
      }}
      className={cn(
        "absolute overflow-hidden rounded-md px-1.5 py-0.5 text-xs leading-tight hover:z-10 hover:shadow-high focus-visible:z-10",
        styleOf(session, me.id),
      )}
    >
      <span dir="auto" className="block truncate font-bold">
        {topicName(session.skill.name)}
      </span>
      <span className="block truncate">{clockIn(at, me.timezone)}</span>
      <span className="block truncate">
        {t("sessions.week.theirs", {
          clock: theirClock(at, me.timezone, other.timezone),
          place: placeOfZone(other.timezone),
        })}
      </span>
      <span dir="auto" className="block truncate">
        {other.name}
      </span>
    </Link>
  );
}

function DayColumn({
  day: { day, blocks },
  hours,
  today,
}: {
  day: WeekDay;
  hours: { from: number; to: number };
  today: boolean;
}) {
  return (
    <ul
      aria-label={dayLabel(day)}
      className={cn("relative border-s border-line", today && "bg-accent-soft/30")}
      style={{
        height: rem((hours.to - hours.from) * 60),
        backgroundImage: "linear-gradient(to bottom, var(--line) 1px, transparent 1px)",
        backgroundSize: `100% ${HOUR}rem`,
      }}
    >
      {blocks.map((block) => (
        <li key={block.session.id}>
          <BlockLink block={block} firstHour={hours.from} />
        </li>
      ))}
    </ul>
  );
}

/** Seven columns with the sessions as blocks at their time in my zone. */
export function WeekGrid({
  sessions,
  firstDay,
  className,
}: {
  sessions: Session[];
  firstDay: string;
  className: string;
}) {
  const timezone = useMyZone();
  const today = todayIn(timezone, useNow());
  const week = layWeek(sessions, firstDay, timezone);
  const hours = hoursOf(week);
  const marks = Array.from({ length: hours.to - hours.from }, (_, index) => hours.from + index);
  return (
    <div className={cn("overflow-hidden rounded-card border border-line bg-surface", className)}>
      <div className="grid grid-cols-[4rem_repeat(7,minmax(0,1fr))] border-b border-line text-center text-sm">
        <span />
        {week.map(({ day }) => (
          <span
            key={day}
            aria-current={day === today ? "date" : undefined}
            className={cn(
              "border-s border-line py-2 font-semibold",
              day === today ? "bg-accent-soft/60 text-accent-ink" : "text-ink-soft",
            )}
          >
            {`${dayLabel(day, { weekday: "short" })} ${dayLabel(day, { day: "numeric" })}`}
          </span>
        ))}
      </div>
      <div className="grid grid-cols-[4rem_repeat(7,minmax(0,1fr))]">
        <div aria-hidden="true" className="text-end text-xs text-ink-faint">
          {marks.map((hour) => (
            <div key={hour} style={{ height: `${HOUR}rem` }} className="pt-0.5 pe-2">
              {hourLabel(hour)}
            </div>
          ))}
        </div>
        {week.map((day) => (
          <DayColumn key={day.day} day={day} hours={hours} today={day.day === today} />
        ))}
      </div>
    </div>
  );
}
