// @vitest-environment jsdom
import { afterEach, expect, it } from "vitest";
import i18n from "@/lib/i18n";
import { dayLabel, wallClock, weekdaysInOrder, weekOf } from "@/lib/time/calendar";
import { keepHourCycle } from "@/lib/time/hour-cycle";
import { countdown, duration, timeUntil } from "@/lib/time/lengths";
import { ago } from "@/lib/time/relative";
import { clockIn } from "@/lib/time/zones";
import { plain } from "@/test/plain";
import { deviceLanguage, keepLanguage, loadShownMemberTexts, showLanguage } from "./language";
import { listed, namesWithCommas } from "./lists";
import { shownNumber } from "./numbers";

const AT = "2026-11-24T20:30:00Z";

afterEach(async () => {
  keepHourCycle("");
  await showLanguage("en");
});

it("shows Arabic from right to left, with its plurals, its months and our digits, and keeps it on this device", async () => {
  await keepLanguage("ar");
  expect(document.documentElement).toMatchObject({ lang: "ar", dir: "rtl" });
  expect(
    [1, 2, 3, 11].map((count) =>
      i18n
        .t("time.days", { count })
        .replace(/[\u2068\u2069]/g, "")
        .replaceAll("\u00a0", " "),
    ),
  ).toEqual(["يوم واحد", "يومان", "3 أيام", "11 يومًا"]);
  expect(dayLabel("2026-11-24")).toBe("الثلاثاء، 24\u00a0نوفمبر");
  expect([weekOf("2026-11-24"), weekdaysInOrder()[0]]).toEqual(["2026-11-21", 5]);
  expect(deviceLanguage()).toBe("ar");
});

it("names several people in the order and direction of the sentence", async () => {
  await showLanguage("ar");
  expect(listed(["Lisandro Carvalho", "Sarah Ogunleye"])).toBe(
    "\u2068Lisandro Carvalho\u2069 و\u2068Sarah Ogunleye\u2069",
  );
  await showLanguage("en");
  expect(listed(["Ben", "Cleo"])).toBe("Ben and Cleo");
  expect(listed(["ليلى", "Cleo"])).toBe("\u2068ليلى\u2069 and Cleo");
});

it("a row of names keeps the order of the sentence, whichever name comes first", async () => {
  expect(namesWithCommas(["ليلى", "Cleo", undefined])).toBe("\u2068ليلى\u2069, Cleo");
  await showLanguage("ar");
  expect(namesWithCommas(["Cleo", "Ben"])).toBe("\u200f\u2068Cleo\u2069، \u2068Ben\u2069");
});

it("a clock without a day is read like every other time, also when nobody has chosen how", async () => {
  await showLanguage("de");
  expect([wallClock("18:30"), wallClock("24:00")]).toEqual(["18:30", "24:00"]);
  await showLanguage("ar");
  expect(plain(wallClock("18:30"))).toBe("6:30 م");
  expect(plain(wallClock("24:00"))).toBe("12:00 ص");
  keepHourCycle("h23");
  expect(wallClock("08:00")).toBe("08:00");
});

it("shows German dates, numbers and lengths, and the texts of members when they come", async () => {
  await showLanguage("de");
  await loadShownMemberTexts();
  expect(document.documentElement).toMatchObject({ lang: "de", dir: "ltr" });
  expect([clockIn(AT, "Europe/Berlin"), shownNumber(1.5, 1), plain(duration(90))]).toEqual([
    "21:30",
    "1,5",
    "1 Stunde 30 Minuten",
  ]);
  expect(ago(new Date(Date.now() - 300_000).toISOString())).toBe("vor 5 Minuten");
  expect(i18n.t("chat.send")).toBe("Senden");
});

it("reads clocks in 12 or 24 hours as chosen, whatever the language has", async () => {
  keepHourCycle("h23");
  expect(clockIn(AT, "Europe/Berlin")).toBe("21:30");
  await showLanguage("de");
  keepHourCycle("h12");
  expect(clockIn(AT, "Europe/Berlin")).toBe("9:30\u00a0PM");
});

it("a name inside an Arabic sentence keeps its own direction", async () => {
  await showLanguage("ar");
  expect(i18n.t("person.about", { name: "Ada" })).toBe("عن \u2068Ada\u2069");
});

it("an Arabic name inside an English sentence leaves what follows it where it is", async () => {
  await showLanguage("en");
  expect(i18n.t("person.about", { name: "ليلى" })).toBe("About \u2068ليلى\u2069");
  expect(i18n.t("person.about", { name: "Ada" })).toBe("About Ada");
});

it.each([
  ["ar", "يومان", "ساعتان دقيقتان", "يومين", "ساعتين دقيقتين"],
  ["de", "2 Tage", "2 Stunden 2 Minuten", "2 Tagen", "2 Stunden 2 Minuten"],
] as const)(
  "%s says a length by itself and after a word",
  async (language, days, time, afterDays, afterTime) => {
    await showLanguage(language);
    const bare = (text: string) => plain(text).replace(/[\u2066-\u2069]/g, "");
    const twoDays = 48 * 3_600_000;
    expect([countdown(twoDays), duration(122)].map(bare)).toEqual([days, time]);
    const after = [
      countdown(twoDays, "after"),
      timeUntil(new Date(twoDays).toISOString(), 0),
      duration(122, "after"),
    ];
    expect(after.map(bare)).toEqual([afterDays, afterDays, afterTime]);
  },
);
