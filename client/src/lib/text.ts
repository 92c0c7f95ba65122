import i18n from "@/i18n";

/** What a person takes for letters, in order: "é" written as two characters is one of them, and so is a family emoji. */
export function graphemes(text: string): string[] {
  const cutter = new Intl.Segmenter(i18n.language, { granularity: "grapheme" });
  return Array.from(cutter.segment(text), ({ segment }) => segment);
}

/** `text` in at most `most` letters; "…" stands for what was left out. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text; // no letter is shorter than one character
  const letters = graphemes(text);
  return letters.length > most ? `${letters.slice(0, most).join("").trimEnd()}…` : text;
}
