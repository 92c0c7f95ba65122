/**
 * Whether this browser believes it is signed in. The tokens themselves are HttpOnly cookies;
 * this flag only says if a refresh is worth trying.
 */
const SESSION_KEY = "skillswap.session";
const REFRESHED_KEY = "skillswap.refreshedAt";
const endedListeners = new Set<() => void>();

export function hasSession(): boolean {
  return localStorage.getItem(SESSION_KEY) === "1";
}

export function rememberSession(): void {
  localStorage.setItem(SESSION_KEY, "1");
}

export function forgetSession(): void {
  localStorage.removeItem(SESSION_KEY);
}

/** Called when the server no longer takes our refresh token. Returns the way to stop listening. */
export function onSessionEnded(listener: () => void): () => void {
  endedListeners.add(listener);
  return () => endedListeners.delete(listener);
}

let running: Promise<boolean> | null = null;

/**
 * Get new cookies, once however many requests ask: calls in this tab share one promise, tabs take
 * turns under a Web Lock, and a tab that waited finds that another has refreshed already.
 * Answers whether a retry makes sense.
 */
export function refreshSession(post: () => Promise<Response>): Promise<boolean> {
  running ??= refreshUnderLock(post, Date.now()).finally(() => {
    running = null;
  });
  return running;
}

async function refreshUnderLock(post: () => Promise<Response>, askedAt: number): Promise<boolean> {
  const refresh = async () => {
    if (Number(localStorage.getItem(REFRESHED_KEY)) >= askedAt) return true;
    const response = await post();
    if (response.ok) {
      localStorage.setItem(REFRESHED_KEY, String(Date.now()));
      rememberSession();
      return true;
    }
    if (response.status === 401 || response.status === 403) {
      forgetSession();
      for (const listener of endedListeners) listener();
    }
    return false;
  };
  return navigator.locks ? navigator.locks.request("skillswap.refresh", refresh) : refresh();
}
