import type { InfiniteData, Query, QueryClient } from "@tanstack/react-query";
import type { Me } from "skillswap-sdk";
import { isSignedIn } from "../auth/tokens";
import { createStore } from "../store";
import { onContact } from "./contact";
import { eraseAll, type Kept, readKept, writeKept } from "./kept-store";

/**
 * What a member has seen is kept in this browser, to be read without a network after a reload. Only then it is shown:
 * as soon as the server answers, all of it is dropped and asked for anew, so that what was deleted or blocked
 * meanwhile is gone. It ends with the sign-in, and nobody else's is ever read.
 */

/** The first parts of the query keys that are kept. */
const NAMES = [
  "me",
  "conversations",
  "conversation",
  "messages",
  "sessions",
  "swaps",
  "rings",
  "notifications",
  "credits",
  "skills",
  "matches",
];
/** Answers to what somebody is just choosing. */
const PASSING = ["slots", "topics"];
const OWNER_KEY = "skillswap.keptFor";
const PAGES = 2;
const WRITE_AFTER_MS = 1_000;
/** Kept queries stay in memory as long as a tab usually lives, because events change them there. */
const GC_TIME_MS = 24 * 3_600_000;

/** The hashes of the queries that show what was kept; null while the server is in reach. */
export const shownFromKept = createStore<ReadonlySet<string> | null>(null);

export function isKept([name, kind]: readonly unknown[]): boolean {
  return NAMES.includes(String(name)) && !PASSING.includes(String(kind));
}

/** Puts what is kept of the signed-in member into the cache. Answers with the member, or null when nothing is kept. */
export async function showKept(cache: QueryClient): Promise<Me | null> {
  const owner = localStorage.getItem(OWNER_KEY);
  if (!owner || !isSignedIn()) return null;
  const answers = await readKept(owner).catch(() => []);
  const me = answers.find(({ key: [name] }) => name === "me")?.data as Me | undefined;
  if (me?.id !== owner || !isSignedIn()) return null;
  const others = answers.filter(({ key }) => key[0] !== "me" && !cache.getQueryData(key));
  shownFromKept.set(new Set(others.map(({ hash }) => hash)));
  for (const { key, data, at } of others) cache.setQueryData(key, data, { updatedAt: at });
  return me;
}

/** Drops what was shown from here: what a screen needs is asked for anew, and who is signed in first of all. */
export function dropShown(cache: QueryClient): void {
  const shown = shownFromKept.get();
  if (!shown) return;
  shownFromKept.set(null);
  void cache.invalidateQueries({ queryKey: ["me"] });
  void cache.resetQueries({ predicate: ({ queryHash }) => shown.has(queryHash) });
}

/**
 * Erases all that is kept: the sign-in has ended, or somebody else's begins. Tabs of whom it was keep nothing more, even
 * where they stay signed in (at a ban, or while an account is being deleted).
 */
export function eraseKept(): void {
  shownFromKept.set(null);
  localStorage.removeItem(OWNER_KEY);
  eraseAll().catch(() => undefined); // without IndexedDB nothing was kept
}

/** Of long lists the newest part. */
function shortened(data: unknown): unknown {
  const list = data as Partial<InfiniteData<unknown>> | null;
  if (!Array.isArray(list?.pages)) return data;
  return {
    pages: list.pages.slice(0, PAGES),
    pageParams: (list.pageParams ?? []).slice(0, PAGES),
  };
}

/** Writes a member's answers as the cache changes. */
class Keeper {
  #changed = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #over = false;
  #stopWatching: () => void;

  constructor(
    private readonly cache: QueryClient,
    private readonly userId: string,
    private readonly shorten: (key: readonly unknown[], data: unknown) => unknown,
  ) {
    for (const name of NAMES) cache.setQueryDefaults([name], { gcTime: GC_TIME_MS });
    localStorage.setItem(OWNER_KEY, userId);
    this.keepAll();
    this.#stopWatching = cache.getQueryCache().subscribe(({ type, query }) => {
      if (type === "updated" || type === "removed") this.#note(query);
    });
    addEventListener("pagehide", this.#write);
  }

  /** Another tab of this member has erased what was kept, this tab's share too. */
  keepAll(): void {
    for (const query of this.cache.getQueryCache().getAll()) this.#note(query);
  }

  stop(): void {
    this.#over = true;
    clearTimeout(this.#timer);
    this.#stopWatching();
    removeEventListener("pagehide", this.#write);
  }

  #note(query: Query): void {
    if (!isKept(query.queryKey)) return;
    this.#changed.add(query.queryHash);
    this.#timer ??= setTimeout(this.#write, WRITE_AFTER_MS);
  }

  /** What the cache has now; null when it has nothing any more. */
  #row(hash: string): Kept | null {
    const query = this.cache.getQueryCache().get(hash);
    const data = query?.state.data ?? null;
    if (!query || data === null) return null;
    const { queryKey: key, state } = query;
    const kept = this.shorten(key, shortened(data));
    return { userId: this.userId, hash, key, data: kept, at: state.dataUpdatedAt };
  }

  #write = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const answers: Kept[] = [];
    const gone: Pick<Kept, "userId" | "hash">[] = [];
    for (const hash of this.#changed) {
      const answer = this.#row(hash);
      if (answer) answers.push(answer);
      else gone.push({ userId: this.userId, hash });
    }
    this.#changed.clear();
    const mayWrite = () =>
      !this.#over && isSignedIn() && localStorage.getItem(OWNER_KEY) === this.userId;
    writeKept(answers, gone, mayWrite).catch(() => undefined); // full or forbidden: then only online
  };
}

/**
 * Keeps what `userId` sees from now on, once the server is in reach. What was kept before is erased, and `again` gets its
 * keys, the latest first, to ask for some of it anew; other tabs of the member, which hear from the server, write theirs
 * again. `shorten` may leave out a part of what is kept. Returns the way
 * to stop.
 */
export function keepAnswers(
  cache: QueryClient,
  userId: string,
  options: {
    again: (keys: readonly (readonly unknown[])[]) => void;
    shorten: (key: readonly unknown[], data: unknown) => unknown;
  },
): () => void {
  let keeper: Keeper | null = null;
  let stopped = false;
  const otherTabs =
    typeof BroadcastChannel === "undefined"
      ? null
      : new BroadcastChannel(`skillswap.kept.${userId}`);
  otherTabs?.addEventListener("message", () => keeper?.keepAll());
  const start = async () => {
    const before = await readKept(userId).catch(() => []);
    await eraseAll().catch(() => undefined);
    if (stopped) return;
    otherTabs?.postMessage("erased");
    keeper = new Keeper(cache, userId, options.shorten);
    options.again(before.map(({ key }) => key));
  };
  const begin = () => {
    if (!shownFromKept.get() && !keeper) void start();
  };
  const stopListening = onContact(() => dropShown(cache));
  const stopWatching = shownFromKept.subscribe(begin);
  begin();
  return () => {
    stopped = true;
    stopListening();
    stopWatching();
    keeper?.stop();
    otherTabs?.close();
  };
}
