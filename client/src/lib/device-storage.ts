/**
 * localStorage for what is read before the first page: where the browser refuses it (all cookies blocked, a document
 * without an origin) nothing is remembered, and the client starts all the same. Without a document nothing is there.
 */

export const onDevice = (key: string): string | null =>
  tried(() => globalThis.localStorage?.getItem(key)) ?? null;

export function keepOnDevice(key: string, value: string): void {
  tried(() => localStorage.setItem(key, value));
}

export function forgetOnDevice(key: string): void {
  tried(() => localStorage.removeItem(key));
}

function tried<Result>(use: () => Result): Result | undefined {
  try {
    return use();
  } catch {
    return undefined; // refused, or full
  }
}
