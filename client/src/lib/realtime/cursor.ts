/**
 * The last event this tab has seen, per member. It lives in sessionStorage because each tab has a
 * query cache of its own: another tab's cursor says nothing about what this one has shown.
 */
const key = (userId: string) => `skillswap.cursor.${userId}`;

export function readCursor(userId: string): number | null {
  const value = Number(sessionStorage.getItem(key(userId)) ?? Number.NaN);
  return Number.isSafeInteger(value) && value >= 0 ? value : null;
}

export function writeCursor(userId: string, cursor: number): void {
  sessionStorage.setItem(key(userId), String(cursor));
}
