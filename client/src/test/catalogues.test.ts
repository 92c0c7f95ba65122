import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { LANGUAGES, type Language } from "@/lib/i18n/languages";
import { EQUAL_ON_PURPOSE } from "./equal-texts";

const FORMS: Record<Language, readonly string[]> = {
  en: ["one", "other"],
  es: ["one", "many", "other"],
  de: ["one", "other"],
  ar: ["zero", "one", "two", "few", "many", "other"],
};
const OTHERS = ["es", "de", "ar"] as const;
const PLURAL = /_(zero|one|two|few|many|other)$/;

type Texts = Map<string, string>;

function flat(tree: object, path: string[] = []): [string, string][] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === "string"
      ? [[[...path, name].join("."), value] as [string, string]]
      : flat(value as object, [...path, name]),
  );
}

const filesOf = (language: Language) =>
  readdirSync(`src/lib/i18n/${language}`).filter((file) => file.endsWith(".json"));

/** `accounts.json: auth.title` → text. */
function textsOf(language: Language): Texts {
  return new Map(
    filesOf(language).flatMap((file) =>
      flat(JSON.parse(readFileSync(`src/lib/i18n/${language}/${file}`, "utf8"))).map(
        ([key, text]): [string, string] => [`${file}: ${key}`, text],
      ),
    ),
  );
}

const texts = Object.fromEntries(LANGUAGES.map((each) => [each, textsOf(each)])) as Record<
  Language,
  Texts
>;
const english = texts.en;
const isPlural = (key: string) => english.has(key.replace(PLURAL, "_other")) && PLURAL.test(key);

/** The keys that a language needs: those of English, with its own plural forms. */
function neededBy(language: Language): string[] {
  const keys = [...english.keys()].flatMap((key) =>
    isPlural(key) ? FORMS[language].map((form) => key.replace(PLURAL, `_${form}`)) : [key],
  );
  return [...new Set(keys)];
}

/** The English text that one of another language says. */
const sourceOf = (key: string) => english.get(key) ?? english.get(key.replace(PLURAL, "_other"));

const placeholders = (text: string) =>
  [...new Set(text.match(/\{\{[^}]*\}\}|<\/?\d+>|\$t\([^)]*\)/g))].sort();

/** Forms for one, two or none may say the number in a word. */
const withoutCount = (key: string, found: string[]) =>
  /_(zero|one|two)$/.test(key) ? found.filter((each) => each !== "{{count}}") : found;

it.each(OTHERS)("%s has every text of English, in the plural forms of its language", (language) => {
  const missing = neededBy(language).filter((key) => !texts[language].has(key));
  expect(missing).toEqual([]);
});

it.each(OTHERS)("%s has nothing that English has not", (language) => {
  const needed = new Set(neededBy(language));
  expect([...texts[language].keys()].filter((key) => !needed.has(key))).toEqual([]);
});

it.each(OTHERS)("%s fills in the same values and tags", (language) => {
  const wrong = [...texts[language]].filter(([key, text]) => {
    const [mine, theirs] = [text, sourceOf(key) ?? ""].map((each) =>
      withoutCount(key, placeholders(each)),
    );
    return JSON.stringify(mine) !== JSON.stringify(theirs);
  });
  expect(wrong).toEqual([]);
});

/** What is counted in units: its number must stand on the same line, so a space between them may not break. */
const UNITS: Record<Language, string> = {
  en: "MB|credits?|characters?|minutes?|hours?|days?|weeks?",
  es: "MB|créditos?|carácter|caracteres|minutos?|horas?|días?|semanas?",
  de: "MB|Credits?|Zeichen|Minuten?|Stunden?|Tage?n?|Wochen?",
  ar: "م\\.ب|نقطة|نقاط|حرف|حرفًا|أحرف|ميغابايت|دقيقة|دقائق|ساعة|ساعات|يومًا|يوم|أيام|أسبوعًا|أسابيع",
};

it.each(LANGUAGES)("%s keeps a number and its unit on one line", (language) => {
  const apart = new RegExp(
    `(\\d|\\{\\{(count|most|number|shown)\\}\\}) (${UNITS[language]})(?!\\p{L})`,
    "u",
  );
  expect([...texts[language]].filter(([, text]) => apart.test(text))).toEqual([]);
});

it("no text is empty", () => {
  const empty = LANGUAGES.flatMap((each) => [...texts[each]].filter(([, text]) => !text.trim()));
  expect(empty).toEqual([]);
});

it.each(OTHERS)("%s leaves nothing in English by accident", (language) => {
  const same = [...texts[language]]
    .filter(
      ([key, text]) =>
        text === sourceOf(key) && /[A-Za-z]{2}/.test(text.replace(/\{\{.*?\}\}/g, "")),
    )
    .filter(([, text]) => !EQUAL_ON_PURPOSE[language].includes(text));
  expect(same).toEqual([]);
});

it("Arabic is spelled in one way, with a sign before its number", () => {
  // The end of "شكرًا" is written before its letter; U+200E keeps the sign of "+1" on its left side.
  const odd = /\u0627\u064b|(?<![\u200e\d\p{L}])[+−-](\d|\{\{)/u;
  expect([...texts.ar].filter(([, text]) => odd.test(text))).toEqual([]);
});

it("Arabic has one word for each thing", () => {
  // A match is توافق and credits are نقاط; a page is called in a text as it is called on its button.
  const other = /تطابق(?!تان)|مطابقات|أرصدة|أرصدته|أرصدتها|اكتشف/u;
  expect([...texts.ar].filter(([, text]) => other.test(text))).toEqual([]);
});

it("what you did has a sentence of its own, with the verb of the second person", () => {
  const mine = [...texts.de].filter(([key]) => key.includes("timeline.mine."));
  expect(mine.length).toBeGreaterThan(10);
  expect(mine.filter(([, text]) => !/^Du (hast|bist) /.test(text))).toEqual([]);
});

it("Arabic says two of something in the form that its place in the sentence wants", () => {
  // After a preposition or a noun it ends in "ين", never in "ان": "بعد يومين". A dual is told from other words by its unit.
  const before =
    "بعد|قبل|خلال|منذ|حتى|من|في|إلى|على|عن|كل|غير|لمدة|بمقدار|نحو|حوالي|أقل من|أكثر من";
  const unit = "ثانيت|دقيقت|ساعت|يوم|ليلت|أسبوع|شهر|سنت|عام|مرت|درس|جلست|نقطت|شخص|حرف|رسالت|ملف";
  const wrong = new RegExp(`(?<!\\p{L})((${before}) (نحو )?|[بل]ـ? ?)(${unit})ان(?!\\p{L})`, "u");
  expect("تبدأ بعد يومان").toMatch(wrong);
  expect([...texts.ar].filter(([, text]) => wrong.test(text))).toEqual([]);
});

/** Lengths of which the catalogue says two forms, by the text they are put into and the name they have there. */
const AFTER_A_WORD = /(بعد|خلال|بـ|عن|تعليم|تعلّم|تعليمك|تعلمك) \{\{(left|time|taught|learned)\}\}/u;

it("a length is put into each Arabic sentence that wants its second form as that form", () => {
  const wanting = [...texts.ar].filter(([, text]) => AFTER_A_WORD.test(text)).map(([key]) => key);
  // Who writes a new one gives "after" to duration() or countdown(), or has a length in short, which has one form.
  expect(wanting.sort()).toEqual([
    "dashboard.json: dashboard.stats.answers",
    "session-page.json: sessionPage.until",
    "session-page.json: sessionPage.upcoming.beginsIn",
    "sessions.json: sessions.home.in",
    "sessions.json: sessions.schedule.deal.over",
    "swaps.json: swaps.unequalAcceptGet",
    "swaps.json: swaps.unequalAcceptGive",
    "swaps.json: swaps.unequalGet",
    "swaps.json: swaps.unequalGive",
    "trust.json: trust.figures.within",
  ]);
});
