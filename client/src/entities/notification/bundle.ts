import type { Notification } from "skillswap-sdk";
import { dayIn } from "@/lib/time/zones";

/** Notifications of one day about one thing, the newest first. */
export interface Bundle {
  key: string;
  items: [Notification, ...Notification[]];
}

export interface Day {
  day: string;
  bundles: Bundle[];
}

const ABOUT = ["sessionId", "swapId", "ringId", "conversationId"] as const;

/** The session, swap, ring or conversation that it is about; itself when it is about none of these. */
function thingOf({ id, data }: Notification): string {
  const fields = (data ?? {}) as Record<string, unknown>;
  const about = ABOUT.find((each) => fields[each]);
  return about ? `${about}:${fields[about]}` : id;
}

/** `all`, newest first, by the days of `zone`; on each day by thing, in the order of the newest of each. */
export function bundled(all: Notification[], zone: string): Day[] {
  const days = new Map<string, Map<string, Bundle>>();
  for (const each of all) {
    const day = dayIn(each.createdAt, zone);
    const bundles = days.get(day) ?? new Map<string, Bundle>();
    days.set(day, bundles);
    const thing = thingOf(each);
    const there = bundles.get(thing);
    if (there) there.items.push(each);
    else bundles.set(thing, { key: `${day} ${thing}`, items: [each] });
  }
  return [...days].map(([day, bundles]) => ({ day, bundles: [...bundles.values()] }));
}
