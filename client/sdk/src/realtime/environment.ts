/** What differs between a browser and other places, such as Node. */

/** The part of a WebSocket that is used here: a browser's, Node's own, or that of the package `ws`. */
export interface SocketLike {
  readonly readyState: number;
  onopen: ((event: never) => unknown) | null;
  onmessage: ((event: never) => unknown) | null;
  onclose: ((event: never) => unknown) | null;
  send(text: string): void;
  close(code?: number): void;
}

export type OpenSocket = (url: string) => SocketLike;

/** `readyState` of a socket that is still being made. */
export const CONNECTING = 0;

export const openNativeSocket: OpenSocket = (url) => {
  if (typeof WebSocket === "undefined")
    throw new Error("There is no WebSocket here: pass `openSocket`, as README.md shows.");
  return new WebSocket(url);
};

export interface NetworkWatcher {
  /** The network may be back: the browser says so, or the page is looked at again. */
  hopeful: () => void;
  offline: () => void;
}

/** Calls `watcher` with what a browser notices of the network; elsewhere nothing does. Returns the way to stop. */
export function watchNetwork({ hopeful, offline }: NetworkWatcher): () => void {
  if (typeof document === "undefined") return () => undefined;
  const whenVisible = () => {
    if (document.visibilityState !== "hidden") hopeful();
  };
  addEventListener("online", whenVisible);
  addEventListener("offline", offline);
  document.addEventListener("visibilitychange", whenVisible);
  return () => {
    removeEventListener("online", whenVisible);
    removeEventListener("offline", offline);
    document.removeEventListener("visibilitychange", whenVisible);
  };
}
