import i18n from "./.";

/** The graphemes of a text: "é" written as two code points is one, and so is a family emoji. */
export function graphemes(text: string): string[] {
  const cutter = new Intl.Segmenter(i18n.language, { granularity: "grapheme" });
  return Array.from(cutter.segment(text), ({ segment }) => segment);
}

/** `text` in at most `most` graphemes, with "…" when it was cut. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text; // no grapheme is shorter than one code unit
  const letters = graphemes(text);
  return letters.length > most ? `${letters.slice(0, most).join("").trimEnd()}…` : text;
}
