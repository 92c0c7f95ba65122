/** Remembers the last event that was seen, so that a new connection begins behind it. */
export interface CursorStore {
  read: () => number | null;
  write: (cursor: number) => void;
}

/** A cursor that lasts as long as the process. */
export function memoryCursor(): CursorStore {
  let seen: number | null = null;
  return {
    read: () => seen,
    write: (cursor) => {
      seen = cursor;
    },
  };
}

/**
 * The last event this tab has seen, per member. It lives in sessionStorage because each tab has a
 * query cache of its own: another tab's cursor does not tell what this one has shown.
 */
export function tabCursor(userId: string): CursorStore {
  const key = `skillswap.cursor.${userId}`;
  return {
    read: () => {
      const value = Number(sessionStorage.getItem(key) ?? Number.NaN);
      return Number.isSafeInteger(value) && value >= 0 ? value : null;
    },
    write: (cursor) => sessionStorage.setItem(key, String(cursor)),
  };
}
