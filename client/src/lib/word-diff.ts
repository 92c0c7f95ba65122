/** A stretch of two texts: in both, only in the first, or only in the second. */
export interface DiffPart {
  kind: "same" | "removed" | "added";
  text: string;
}

/** Words, runs of spaces, single signs; of scripts that write no spaces each character. */
const TOKEN =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]\p{M}*|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*|\s+|./gsu;
/** Cells of the table; beyond, what is between the common beginning and end counts as replaced. */
const MOST_CELLS = 4_000_000;

const tokensOf = (text: string): string[] => text.match(TOKEN) ?? [];

/** What turns `before` into `after`, word by word. Joined, "same" and "removed" are `before`. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const [old, fresh] = [tokensOf(before), tokensOf(after)];
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start += 1;
  let end = 0;
  const shorter = Math.min(old.length, fresh.length) - start;
  while (end < shorter && old.at(-1 - end) === fresh.at(-1 - end)) end += 1;
  return joined([
    ...as("same", old.slice(0, start)),
    ...middle(old.slice(start, old.length - end), fresh.slice(start, fresh.length - end)),
    ...as("same", old.slice(old.length - end)),
  ]);
}

function as(kind: DiffPart["kind"], tokens: string[]): DiffPart[] {
  return tokens.map((text) => ({ kind, text }));
}

/** The longest common subsequence, from a table of its lengths. */
function middle(old: string[], fresh: string[]): DiffPart[] {
  const width = fresh.length + 1;
  if ((old.length + 1) * width > MOST_CELLS) return [...as("removed", old), ...as("added", fresh)];
  const lengths = new Uint16Array((old.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1)
    for (let column = fresh.length - 1; column >= 0; column -= 1)
      lengths[row * width + column] =
        old[row] === fresh[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  const parts: DiffPart[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < fresh.length) {
    const [gone, come] = [old[row], fresh[column]];
    if (gone !== undefined && gone === come) {
      parts.push({ kind: "same", text: gone });
      row += 1;
      column += 1;
    } else if (gone !== undefined && at(row + 1, column) >= at(row, column + 1)) {
      parts.push({ kind: "removed", text: gone });
      row += 1;
    } else {
      parts.push({ kind: "added", text: come ?? "" });
      column += 1;
    }
  }
  return parts;
}

/** Neighbours of one kind as one part, what was removed before what was added in its place. */
function joined(parts: DiffPart[]): DiffPart[] {
  const whole: DiffPart[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    const before = whole.at(-2);
    if (last?.kind === part.kind) last.text += part.text;
    else if (part.kind === "removed" && last?.kind === "added" && before?.kind === "removed")
      before.text += part.text;
    else whole.push({ ...part });
  }
  return whole;
}
