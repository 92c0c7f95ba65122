import type { TFunction } from "i18next";
import { isApiError } from "skillswap-sdk";
import { describeError } from "@/lib/api/describe";
import { isLength } from "./length";

export type FieldErrors = Partial<
  Record<"skillId" | "durationMinutes" | "scheduledTime" | "description", string>
>;
type Field = keyof FieldErrors;
const FIELDS: Field[] = ["skillId", "durationMinutes", "scheduledTime", "description"];

/** The server's message for each field. */
export function fieldErrorsOf(error: unknown): FieldErrors {
  if (!isApiError(error)) return {};
  const errors: FieldErrors = {};
  for (const { field, message } of error.errors) {
    const name = FIELDS.find((each) => each === field);
    if (name) errors[name] = message;
  }
  return errors;
}

/** A failure that belongs to no field, as a sentence; empty when there is none. */
export function otherError(error: unknown): string {
  return error && Object.keys(fieldErrorsOf(error)).length === 0 ? describeError(error) : "";
}

/** The fields that must be filled in before the form can be sent, with their messages. */
export function missingFields(
  { skillId, minutes, at }: { skillId: string | null; minutes: number; at: string | null },
  t: TFunction,
): FieldErrors {
  const errors: FieldErrors = {};
  if (!skillId) errors.skillId = t("sessions.schedule.skillMissing");
  if (!isLength(minutes)) errors.durationMinutes = t("sessions.schedule.lengthWrong");
  if (!at) errors.scheduledTime = t("sessions.schedule.whenMissing");
  else if (Date.parse(at) <= Date.now()) errors.scheduledTime = t("sessions.schedule.otherPast");
  return errors;
}
