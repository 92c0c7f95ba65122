import { formatLocale } from "./locale";
import { unbroken } from "./unbroken";

const UNITS = ["kilobyte", "megabyte", "gigabyte"] as const;

/** "48 kB", "1.2 MB": at least one kilobyte. */
export function fileSize(bytes: number): string {
  let value = Math.max(bytes / 1_000, 1);
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  const size = new Intl.NumberFormat(formatLocale(), {
    style: "unit",
    unit: UNITS[unit],
    maximumFractionDigits: value < 10 ? 1 : 0,
  });
  return unbroken(size.format(value));
}
