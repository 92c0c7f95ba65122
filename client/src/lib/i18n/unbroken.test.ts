import { afterAll, expect, it } from "vitest";
import { credits } from "@/entities/credits/amounts";
import { countdown, duration, hoursAndMinutes, timeUntil } from "@/lib/time/lengths";
import i18n from ".";
import { loadMemberTexts } from "./catalogues";
import { fileSize } from "./file-size";
import { LANGUAGES } from "./languages";

afterAll(() => void i18n.changeLanguage("en"));

it.each(LANGUAGES)("a number and its unit stay on one line in %s", async (language) => {
  await loadMemberTexts(language);
  await i18n.changeLanguage(language);
  const now = Date.parse("2026-11-24T09:30:00Z");
  const shown = [
    hoursAndMinutes(45),
    hoursAndMinutes(60),
    hoursAndMinutes(90),
    timeUntil("2026-11-29T09:30:00Z", now),
    credits(195),
    fileSize(1_200_000),
  ];
  expect(shown.filter((text) => / /.test(text))).toEqual([]);
  // A long one may break between its parts alone.
  for (const long of [duration(150), countdown(51 * 3_600_000)])
    expect(long.split(" ")).toHaveLength(2);
});
