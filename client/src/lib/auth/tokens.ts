import { forgetOnDevice, keepOnDevice, onDevice } from "../device-storage";

/**
 * Whether this browser believes it is signed in. The tokens themselves are HttpOnly cookies; this flag
 * only decides if a refresh is worth trying. Its stored name is older than the word "sign-in" and stays,
 * because a new name would sign people out.
 */
export const SIGNED_IN_KEY = "skillswap.session";
const REFRESHED_KEY = "skillswap.refreshedAt";
const endedListeners = new Set<() => void>();

export function isSignedIn(): boolean {
  return onDevice(SIGNED_IN_KEY) === "1";
}

export function rememberSignIn(): void {
  keepOnDevice(SIGNED_IN_KEY, "1");
}

export function forgetSignIn(): void {
  forgetOnDevice(SIGNED_IN_KEY);
}

/** Called when the server no longer takes our refresh token. Returns the way to stop listening. */
export function onSignInEnded(listener: () => void): () => void {
  endedListeners.add(listener);
  return () => endedListeners.delete(listener);
}

let running: Promise<boolean> | null = null;

/**
 * Get new cookies, once however many requests ask: calls in this tab share one promise, tabs take
 * turns under a Web Lock, and a tab that waited finds that another has refreshed already.
 * Answers whether a retry makes sense.
 */
export function refreshSignIn(post: () => Promise<Response>): Promise<boolean> {
  running ??= refreshUnderLock(post, Date.now()).finally(() => {
    running = null;
  });
  return running;
}

async function refreshUnderLock(post: () => Promise<Response>, askedAt: number): Promise<boolean> {
  const refresh = async () => {
    if (Number(onDevice(REFRESHED_KEY)) >= askedAt) return true;
    const response = await post();
    if (response.ok) {
      keepOnDevice(REFRESHED_KEY, String(Date.now()));
      rememberSignIn();
      return true;
    }
    if (response.status === 401 || response.status === 403) {
      forgetSignIn();
      for (const listener of endedListeners) listener();
    }
    return false;
  };
  return navigator.locks ? navigator.locks.request("skillswap.refresh", refresh) : refresh();
}
