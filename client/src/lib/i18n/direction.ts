import { directionOf } from "./languages";

/** Arrow keys and swipes go where they point: what comes next is at the left where one reads from right to left. */
const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

const readsFromRight = () => directionOf(document.documentElement.lang) === "rtl";

/** 1 when `key` leads to the next, -1 to the one before, 0 for any other key. */
export const stepOfKey = (key: string): number => (STEPS[key] ?? 0) * (readsFromRight() ? -1 : 1);

/** The same of a finger that moved by `x` pixels: it pushes what is shown away. */
export const stepOfSwipe = (x: number): number => Math.sign(x) * (readsFromRight() ? 1 : -1);
