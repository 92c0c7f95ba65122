/** The name of the key that opens the palette. */
export const PALETTE_KEY = navigator.platform.startsWith("Mac") ? "⌘K" : "Ctrl K";
