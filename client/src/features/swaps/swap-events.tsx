import { useSwapEvents } from "@/lib/swaps";

/** Keeps swaps fresh, whichever page is open. */
export function SwapEvents() {
  useSwapEvents();
  return null;
}
