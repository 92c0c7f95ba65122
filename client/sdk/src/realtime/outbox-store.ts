/** A file that a message will carry: uploaded when the message's turn has come. `id` names it to the server. */
export interface OutboxFile {
  id: string;
  name: string;
  contentType: string;
  /** Bytes. */
  size: number;
  /** Of a picture, in pixels; null when that is not known yet. */
  width: number | null;
  height: number | null;
  /** Of a voice message: milliseconds. Null says that it is none. */
  durationMs: number | null;
  /** How loud a voice message is, 0 to 100, from begin to end. */
  waveform: number[];
}

/**
 * A chat message on its way. `id` is its clientId; times are milliseconds. `error` says why it is not
 * there yet, or why it failed; `attempts` counts what failed so far.
 */
export interface OutboxItem {
  id: string;
  userId: string;
  conversationId: string;
  content: string;
  replyTo: string | null;
  /** Left out: a text. A correction is the text of `replyTo` as it should be. */
  kind?: "correction";
  files?: readonly OutboxFile[];
  createdAt: number;
  state: "sending" | "failed";
  error: string | null;
  notBefore: number;
  attempts: number;
}

/** Where an outbox keeps its messages. */
export interface OutboxStore {
  all: (userId: string) => Promise<OutboxItem[]>;
  put: (item: OutboxItem) => Promise<void>;
  remove: (id: string) => Promise<void>;
}

/** An outbox that lasts as long as the process. */
export function memoryOutboxStore(): OutboxStore {
  const items = new Map<string, OutboxItem>();
  return {
    all: async (userId) => [...items.values()].filter((item) => item.userId === userId),
    put: async (item) => void items.set(item.id, item),
    remove: async (id) => void items.delete(id),
  };
}
