import { isApiError } from "skillswap-sdk";
import { createStore } from "@/lib/store";

/** saved: the server has it. waiting: kept on this device until the server can be reached. */
export type NotesState = "saved" | "saving" | "waiting" | "refused";

const QUIET_MS = 800;
const RETRY_MS = 5_000;

export const notesKey = (userId: string, sessionId: string) =>
  `skillswap.notes.${userId}.${sessionId}`;

function isTransient(error: unknown): boolean {
  return !isApiError(error) || error.status === 0 || error.status === 429 || error.status >= 500;
}

/**
 * Notes that are saved 800 ms after the last key. Text that the server does not have yet stays in
 * localStorage, also when the page is closed, and is sent when it is opened again. A second tab with
 * the same notes shows what is typed in the first.
 */
export class NotesDraft {
  readonly text;
  readonly state = createStore<NotesState>("saved");
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isSending = false;

  constructor(
    private readonly key: string,
    saved: string,
    private readonly save: (text: string) => Promise<void>,
  ) {
    this.text = createStore(localStorage.getItem(key) ?? saved);
  }

  /** Listens to the browser. Returns a function that stops and sends what is left. */
  start(): () => void {
    const flush = () => void this.flush();
    const follow = (event: StorageEvent) => {
      if (event.key === this.key && event.newValue !== null) this.text.set(event.newValue);
    };
    addEventListener("online", flush);
    addEventListener("pagehide", flush);
    addEventListener("storage", follow);
    flush();
    return () => {
      removeEventListener("online", flush);
      removeEventListener("pagehide", flush);
      removeEventListener("storage", follow);
      flush();
    };
  }

  write(text: string): void {
    this.text.set(text);
    localStorage.setItem(this.key, text);
    this.state.set("saving");
    this.later(QUIET_MS);
  }

  /** Sends what the server does not have yet. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    const text = localStorage.getItem(this.key);
    if (text === null || this.isSending) return;
    this.isSending = true;
    this.state.set("saving");
    try {
      await this.save(text);
      this.settle(text);
    } catch (error) {
      this.state.set(isTransient(error) ? "waiting" : "refused");
      if (isTransient(error)) this.later(RETRY_MS);
    } finally {
      this.isSending = false;
    }
  }

  private settle(sent: string): void {
    if (localStorage.getItem(this.key) === sent) {
      localStorage.removeItem(this.key);
      this.state.set("saved");
    } else this.later(QUIET_MS);
  }

  private later(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
  }
}
