import type { CategoryId } from "skillswap-sdk";

/** A topic to pick with one tap. */
export interface Suggested {
  name: string;
  category: CategoryId;
}

/** Offered while there are few trending topics: names of the catalogue, one of each kind. */
const STARTERS: Suggested[] = [
  { name: "Guitar", category: "music" },
  { name: "English", category: "language" },
  { name: "Baking", category: "cooking" },
  { name: "Python", category: "technology" },
  { name: "Photography", category: "design" },
  { name: "Yoga", category: "sports" },
  { name: "Public speaking", category: "business" },
  { name: "Spanish", category: "language" },
  { name: "Drawing", category: "design" },
  { name: "Piano", category: "music" },
  { name: "JavaScript", category: "technology" },
  { name: "Chess", category: "other" },
];
const SHOWN = 12;

/** Trending topics, filled up with starters, without those that are `taken` already (names). */
export function suggested(trending: readonly Suggested[], taken: readonly string[]): Suggested[] {
  const all = [...trending, ...STARTERS].map(({ name, category }) => ({ name, category }));
  const once = new Map(all.map((topic) => [topic.name, topic]));
  const shown = [...once.values()].slice(0, SHOWN);
  return shown.filter(({ name }) => !taken.includes(name));
}
