/** What the service worker (`client/service-worker/push/ask.ts`) asks the client in a tab. */
export type Question =
  | { type: "open"; path: string }
  /** Whether the member sees there what is new: the tab is before them, and connected. */
  | { type: "front" };
