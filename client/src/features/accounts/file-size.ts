import i18n from "@/i18n";

const UNITS = ["kilobyte", "megabyte", "gigabyte"] as const;

/** "48 kB", "1.2 MB": at least one kilobyte, so that nothing looks empty. */
export function fileSize(bytes: number): string {
  let value = Math.max(bytes / 1_000, 1);
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  return new Intl.NumberFormat(i18n.language, {
    style: "unit",
    unit: UNITS[unit],
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}
