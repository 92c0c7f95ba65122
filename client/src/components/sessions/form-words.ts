import type { TFunction } from "i18next";
import { describeError } from "@/lib/api/describe";
import { isApiError } from "@/lib/api/errors";
import { isLength } from "./length-field";

export type Words = Partial<
  Record<"skillId" | "durationMinutes" | "scheduledTime" | "description", string>
>;
type Name = keyof Words;
const NAMES: Name[] = ["skillId", "durationMinutes", "scheduledTime", "description"];

/** What the server said of each field. */
export function saidOf(error: unknown): Words {
  if (!isApiError(error)) return {};
  const words: Words = {};
  for (const { field, message } of error.errors) {
    const name = NAMES.find((each) => each === field);
    if (name) words[name] = message;
  }
  return words;
}

/** What the server said that belongs to no field. */
export function otherwiseSaid(error: unknown): string {
  return error && Object.keys(saidOf(error)).length === 0 ? describeError(error) : "";
}

/** What is missing before it can be sent. */
export function missing(
  { skillId, minutes, at }: { skillId: string | null; minutes: number; at: string | null },
  t: TFunction,
): Words {
  const words: Words = {};
  if (!skillId) words.skillId = t("sessions.schedule.skillMissing");
  if (!isLength(minutes)) words.durationMinutes = t("sessions.schedule.lengthWrong");
  if (!at) words.scheduledTime = t("sessions.schedule.whenMissing");
  else if (Date.parse(at) <= Date.now()) words.scheduledTime = t("sessions.schedule.otherPast");
  return words;
}
