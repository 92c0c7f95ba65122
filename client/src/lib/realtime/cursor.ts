/**
 * The last event this tab has seen, per member. It lives in sessionStorage because each tab has a
 * query cache of its own: another tab's cursor says nothing about what this one has shown.
 */
const key = (userId: string) => `skillswap.cursor.${userId}`;

export function readCursor(userId: string): number | null {
  const value = sessionStorage.getItem(key(userId));
  return value === null ? null : Number(value);
}

export function writeCursor(userId: string, cursor: number): void {
  sessionStorage.setItem(key(userId), String(cursor));
}
