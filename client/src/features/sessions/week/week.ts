import type { Session } from "skillswap-sdk";
import { daysOfWeek, isDay, shiftDays, weekOf } from "@/lib/time/calendar";
import { todayIn } from "@/lib/time/relative";
import { dayIn, dayStart, minutesOfDayIn } from "@/lib/time/zones";

/** A week is named by its first day, "2026-11-23". All of this is in one zone: mine. */

const MINUTES_A_DAY = 24 * 60;
/** The least height of a block in minutes, so that its text fits; overlaps are computed with it. */
const SHORTEST_BLOCK = 45;

export interface Block {
  session: Session;
  /** In minutes of the local clock: from midnight, and the height. */
  top: number;
  height: number;
  /** Which of how many columns side by side. */
  lane: number;
  lanes: number;
}
export interface WeekDay {
  day: string;
  blocks: Block[];
}

/** The first day of the week in the URL; of today when the URL has no valid day. */
export function weekInUrl(text: string | null, zone: string, now = Date.now()): string {
  return weekOf(text !== null && isDay(text) ? text : todayIn(zone, now));
}

const HIDDEN = new Set<Session["status"]>(["cancelled", "declined", "expired"]);

/** The sessions that overlap the week, without cancelled, declined and expired ones. */
export function inWeek(sessions: Session[], firstDay: string, zone: string): Session[] {
  const from = dayStart(firstDay, zone).getTime();
  const to = dayStart(shiftDays(firstDay, 7), zone).getTime();
  return sessions.filter(({ status, scheduledTime, durationMinutes }) => {
    const start = Date.parse(scheduledTime);
    return !HIDDEN.has(status) && start < to && start + durationMinutes * 60_000 > from;
  });
}

/**
 * The place of a session on `day`: top by local time, height by duration. On a day on which the clocks
 * change, the grid has 24 hours too.
 */
function placed(session: Session, day: string, zone: string): Omit<Block, "lane" | "lanes"> | null {
  const start = Date.parse(session.scheduledTime);
  const end = start + session.durationMinutes * 60_000;
  const from = Math.max(start, dayStart(day, zone).getTime());
  const to = Math.min(end, dayStart(shiftDays(day, 1), zone).getTime());
  if (from >= to) return null;
  const height = Math.max((to - from) / 60_000, SHORTEST_BLOCK);
  const top = Math.min(minutesOfDayIn(from, zone), MINUTES_A_DAY - SHORTEST_BLOCK);
  return { session, top, height: Math.min(height, MINUTES_A_DAY - top) };
}

/** Places overlapping blocks side by side. */
function sideBySide(blocks: Omit<Block, "lane" | "lanes">[]): Block[] {
  const done: Block[] = [];
  let cluster: Block[] = [];
  let clusterEnd = 0;
  const close = () => {
    const lanes = Math.max(0, ...cluster.map(({ lane }) => lane + 1));
    for (const block of cluster) done.push({ ...block, lanes });
    cluster = [];
  };
  for (const block of [...blocks].sort((a, b) => a.top - b.top || b.height - a.height)) {
    if (block.top >= clusterEnd) close();
    const taken = cluster.filter(({ top, height }) => top + height > block.top);
    const lane = firstFree(taken.map((each) => each.lane));
    cluster.push({ ...block, lane, lanes: 1 });
    clusterEnd = Math.max(clusterEnd, block.top + block.height);
  }
  close();
  return done;
}

function firstFree(taken: number[]): number {
  let lane = 0;
  while (taken.includes(lane)) lane += 1;
  return lane;
}

/** The seven days with their placed blocks. */
export function layWeek(sessions: Session[], firstDay: string, zone: string): WeekDay[] {
  const shown = inWeek(sessions, firstDay, zone);
  return daysOfWeek(firstDay).map((day) => ({
    day,
    blocks: sideBySide(shown.flatMap((session) => placed(session, day, zone) ?? [])),
  }));
}

const MORNING = 8;
const EVENING = 20;

/** The hours to draw: 8 to 20, and more where a block is outside. */
export function hoursOf(week: WeekDay[]): { from: number; to: number } {
  const blocks = week.flatMap(({ blocks: inDay }) => inDay);
  return {
    from: Math.min(MORNING, ...blocks.map(({ top }) => Math.floor(top / 60))),
    to: Math.max(EVENING, ...blocks.map(({ top, height }) => Math.ceil((top + height) / 60))),
  };
}

/** The day's sessions for an agenda: each on the day it begins. */
export function agendaOf(sessions: Session[], day: string, zone: string): Session[] {
  return sessions
    .filter(({ scheduledTime }) => dayIn(scheduledTime, zone) === day)
    .sort((a, b) => Date.parse(a.scheduledTime) - Date.parse(b.scheduledTime));
}
