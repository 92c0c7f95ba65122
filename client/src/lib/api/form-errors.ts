import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import { isApiError } from "skillswap-sdk";
import { describeError } from "./describe";

/**
 * Shows a failed answer in a form: messages of known fields under those fields, everything else as the
 * root error.
 */
export function applyFormError<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  error: unknown,
): void {
  const known = new Set(Object.keys(form.getValues()));
  const fields = isApiError(error) ? error.errors : [];
  const mine = fields.filter(({ field }) => known.has(field));
  for (const [index, field] of [...new Set(mine.map(({ field }) => field))].entries()) {
    const message = mine
      .filter((one) => one.field === field)
      .map((one) => one.message)
      .join(" ");
    form.setError(field as Path<Values>, { message }, { shouldFocus: index === 0 });
  }
  const others = fields.filter(({ field }) => !known.has(field));
  if (mine.length > 0 && others.length === 0) return;
  const message = others.map((other) => other.message).join(" ") || describeError(error);
  form.setError("root", { message });
}
