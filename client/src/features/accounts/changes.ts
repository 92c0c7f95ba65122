/** The fields of `values` that differ from `before`: the rest may have been saved meanwhile, in another tab. */
export function changesOf<T extends object>(values: T, before: T): Partial<T> {
  const fields = Object.keys(values) as (keyof T)[];
  const differs = (field: keyof T) =>
    JSON.stringify(values[field]) !== JSON.stringify(before[field]);
  return Object.fromEntries(
    fields.filter(differs).map((field) => [field, values[field]]),
  ) as Partial<T>;
}
