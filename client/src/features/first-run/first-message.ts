import type { TFunction } from "i18next";
import type { Suggestion } from "skillswap-sdk";
import { topicName } from "@/lib/i18n/topics";

/** What can be proposed to somebody who fits: skills by name, and the ids that a swap needs. */
export interface Opening {
  learn: { id: string; name: string } | null;
  teach: { id: string; name: string } | null;
}

/** Their best offer for me, and what I give for it: what they want, else `mine`, my first offer. */
export function openingFor(
  { theyTeach, youTeach }: Pick<Suggestion, "theyTeach" | "youTeach">,
  mine: Opening["teach"] = null,
): Opening {
  return { learn: theyTeach[0] ?? null, teach: youTeach[0] ?? mine };
}

/** A first message to `name` from what both teach and want, ready to be edited. */
export function firstMessage(name: string, { learn, teach }: Opening, t: TFunction): string {
  const first = name.split(" ")[0] ?? name;
  const names = {
    name: first,
    learn: topicName(learn?.name ?? ""),
    teach: topicName(teach?.name ?? ""),
  };
  if (learn && teach) return t("firstRun.message.both", names);
  return t(learn ? "firstRun.message.learn" : "firstRun.message.teach", names);
}
