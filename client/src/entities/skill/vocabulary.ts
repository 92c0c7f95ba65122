import type { CategoryId, Level } from "skillswap-sdk";

export const CATEGORIES: CategoryId[] = [
  "technology",
  "design",
  "business",
  "language",
  "music",
  "sports",
  "cooking",
  "other",
];
export const LEVELS: Level[] = ["beginner", "intermediate", "expert"];
