/** How I was in a session's call, for this tab alone: a reload goes on with it. */
export interface Remembered {
  /** I was in the call when the page went away. */
  isIn: boolean;
  isMuted: boolean;
  isCameraOff: boolean;
  audioId: string | null;
  videoId: string | null;
}

const keyOf = (sessionId: string) => `skillswap.call.${sessionId}`;

export function remember(sessionId: string, now: Remembered): void {
  sessionStorage.setItem(keyOf(sessionId), JSON.stringify(now));
}

/** null when this tab was never in that call. */
export function remembered(sessionId: string): Remembered | null {
  try {
    const found = JSON.parse(sessionStorage.getItem(keyOf(sessionId)) ?? "null");
    return found && typeof found === "object" ? (found as Remembered) : null;
  } catch {
    return null;
  }
}
