import { type ClassValue, clsx } from "clsx";
import { twMerge } from "tailwind-merge";

/** Join class names; the later of two that say the same wins. */
export function cn(...classes: ClassValue[]): string {
  return twMerge(clsx(classes));
}
