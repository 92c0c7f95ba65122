import { TZDate } from "@date-fns/tz";
import { addDays, format, startOfISOWeek } from "date-fns";
import type { Session } from "@/lib/api/types";
import { dayIn, dayStart, knownZone } from "@/lib/zones";

/** A week is named by its Monday, "2026-11-23". All of this is in one zone: mine. */

const MINUTES_A_DAY = 24 * 60;
/** A block is drawn at least this tall, so that its words fit; what is beside it counts with that height. */
const SHORTEST_BLOCK = 45;

export interface Block {
  session: Session;
  /** Minutes on the wall clock from midnight, and how many it is tall. */
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

export function mondayOf(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return format(startOfISOWeek(new Date(year, month - 1, date)), "yyyy-MM-dd");
}

export function shiftDays(day: string, by: number): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return format(addDays(new Date(year, month - 1, date), by), "yyyy-MM-dd");
}

export const daysOfWeek = (monday: string): string[] =>
  [0, 1, 2, 3, 4, 5, 6].map((by) => shiftDays(monday, by));

/** What an address says, as a Monday; this week's when it says nothing that is a day. */
export function askedWeek(text: string | null, zone: string, now = new Date()): string {
  const valid = text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
  return mondayOf(valid ? text : dayIn(now.toISOString(), zone));
}

const HIDDEN = new Set<Session["status"]>(["cancelled", "declined", "expired"]);

/** The sessions that touch the week, with those that came to nothing left out. */
export function inWeek(sessions: Session[], monday: string, zone: string): Session[] {
  const from = dayStart(monday, zone).getTime();
  const to = dayStart(shiftDays(monday, 7), zone).getTime();
  return sessions.filter(({ status, scheduledTime, durationMinutes }) => {
    const start = Date.parse(scheduledTime);
    return !HIDDEN.has(status) && start < to && start + durationMinutes * 60_000 > from;
  });
}

/** Minutes that clocks in `zone` show after midnight. */
function wallMinutes(at: number, zone: string): number {
  const wall = new TZDate(at, knownZone(zone));
  return wall.getHours() * 60 + wall.getMinutes();
}

/**
 * Where a session stands on `day`: from where the clocks stand when it begins, as tall as it lasts. A day with
 * a change of clocks has 24 hours on the wall too, so every week has the same grid.
 */
function placed(session: Session, day: string, zone: string): Omit<Block, "lane" | "lanes"> | null {
  const start = Date.parse(session.scheduledTime);
  const end = start + session.durationMinutes * 60_000;
  const from = Math.max(start, dayStart(day, zone).getTime());
  const to = Math.min(end, dayStart(shiftDays(day, 1), zone).getTime());
  if (from >= to) return null;
  const height = Math.max((to - from) / 60_000, SHORTEST_BLOCK);
  const top = Math.min(wallMinutes(from, zone), MINUTES_A_DAY - SHORTEST_BLOCK);
  return { session, top, height: Math.min(height, MINUTES_A_DAY - top) };
}

/** Blocks that would cover each other stand side by side. */
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

/** The seven days with what stands where. */
export function layWeek(sessions: Session[], monday: string, zone: string): WeekDay[] {
  const shown = inWeek(sessions, monday, zone);
  return daysOfWeek(monday).map((day) => ({
    day,
    blocks: sideBySide(shown.flatMap((session) => placed(session, day, zone) ?? [])),
  }));
}

const MORNING = 8;
const EVENING = 20;

/** The hours that are drawn: a usual day, and more where something stands outside it. */
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
