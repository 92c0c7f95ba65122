// @vitest-environment jsdom
import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it } from "vitest";
import { forgetMember } from "../auth/forget-member";
import { forgetSignIn, rememberSignIn } from "../auth/tokens";
import { noteContact } from "./contact";
import { dropShown, eraseKept, keepAnswers, showKept, shownFromKept } from "./kept";
import { eraseAll, readKept, writeKept } from "./kept-store";

const DAY_MS = 86_400_000;
const always = () => true;
const stops: (() => void)[] = [];

function row(name: string, data: unknown, { userId = "ada", at = Date.now() } = {}) {
  return { userId, hash: JSON.stringify([name]), key: [name], data, at };
}

const me = (id = "ada") => row("me", { id }, { userId: id });

/** A browser in which `id` was signed in, with these answers. */
async function left(id: string, ...rows: ReturnType<typeof row>[]) {
  localStorage.setItem("skillswap.keptFor", id);
  await writeKept(rows, [], always);
}

/** A tab of `userId` that keeps what it sees; `again` is what it was told to ask for anew. */
function keeping(cache: QueryClient, userId: string) {
  const again: unknown[] = [];
  const shorten = (_: unknown, data: unknown) => data;
  stops.push(keepAnswers(cache, userId, { again: (keys) => again.push(...keys), shorten }));
  return again;
}

const keptNames = async (userId: string) =>
  (await readKept(userId)).map(({ key: [name] }) => name).sort();

beforeEach(async () => {
  await eraseAll();
  rememberSignIn();
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  shownFromKept.set(null);
});

it("what was seen is shown again without a network, as of when it was", async () => {
  const at = Date.now() - 60_000;
  await left("ada", me(), row("conversations", "words", { at }));
  const cache = new QueryClient();
  expect(await showKept(cache)).toEqual({ id: "ada" });
  expect(cache.getQueryData(["conversations"])).toBe("words");
  expect(cache.getQueryState(["conversations"])?.dataUpdatedAt).toBe(at);
});

it("another member's is never shown, not even when it was written late", async () => {
  await left("ben", me("ben"), me("ada"), row("messages", "Ada's", { userId: "ada" }));
  const cache = new QueryClient();
  expect(await showKept(cache)).toEqual({ id: "ben" });
  expect(cache.getQueryData(["messages"])).toBeUndefined();
});

it("who is not signed in is shown nothing, nor is anybody after a log-out", async () => {
  await left("ada", me(), row("messages", "words"));
  forgetSignIn();
  expect(await showKept(new QueryClient())).toBeNull();
  rememberSignIn();
  eraseKept();
  await expect.poll(() => readKept("ada")).toEqual([]);
  expect(await showKept(new QueryClient())).toBeNull();
});

it.each([
  ["a ban", async () => eraseKept()],
  ["the deletion of the account", () => forgetMember("ada")],
])(
  "%s erases what is kept, and what changes on the screen after it is not kept again",
  async (_, end) => {
    const cache = new QueryClient();
    keeping(cache, "ada");
    await expect.poll(() => localStorage.getItem("skillswap.keptFor")).toBe("ada");
    cache.setQueryData(["me"], { id: "ada" });
    dispatchEvent(new Event("pagehide"));
    await expect.poll(() => keptNames("ada")).toEqual(["me"]);
    await end();
    await expect.poll(() => keptNames("ada")).toEqual([]);
    cache.setQueryData(["me"], { id: "ada", isBanned: true });
    dispatchEvent(new Event("pagehide"));
    expect(await keptNames("ada")).toEqual([]);
  },
);

it("what is older than two weeks is not shown", async () => {
  await left("ada", me(), row("messages", "old", { at: Date.now() - 15 * DAY_MS }));
  const cache = new QueryClient();
  await showKept(cache);
  expect(cache.getQueryData(["messages"])).toBeUndefined();
});

it("once the server answers, all that was shown from here is dropped and the threads asked for anew", async () => {
  await left("ada", me(), row("messages", "deleted meanwhile"));
  const cache = new QueryClient();
  await showKept(cache);
  const again = keeping(cache, "ada");
  expect(again).toEqual([]);
  noteContact();
  expect(cache.getQueryData(["messages"])).toBeUndefined();
  await expect.poll(() => again).toContainEqual(["messages"]);
  expect(await keptNames("ada")).not.toContain("messages");
});

it("what changes in the cache is written, what is removed is erased, and passing answers are not kept", async () => {
  const cache = new QueryClient();
  const again = keeping(cache, "ada");
  cache.setQueryData(["messages", "1"], "words");
  cache.setQueryData(["sessions", "slots"], "free times");
  cache.setQueryData(["devices"], "not for reading");
  await expect.poll(() => keptNames("ada"), { timeout: 20_000 }).toEqual(["messages"]);
  cache.removeQueries({ queryKey: ["messages", "1"] });
  await expect.poll(() => keptNames("ada"), { timeout: 20_000 }).toEqual([]);
  expect(again).toEqual([]);
});

it("a second tab, which erases what was kept before, does not lose what the first one keeps", async () => {
  const first = new QueryClient();
  keeping(first, "ada");
  await expect.poll(() => localStorage.getItem("skillswap.keptFor")).toBe("ada");
  first.setQueryData(["messages", "1"], "read in the first tab");
  dispatchEvent(new Event("pagehide")); // writes at once
  await expect.poll(() => keptNames("ada")).toEqual(["messages"]);
  const again = keeping(new QueryClient(), "ada");
  await expect.poll(() => again).toEqual([["messages", "1"]]); // read, erased
  await expect.poll(() => keptNames("ada"), { timeout: 20_000 }).toEqual(["messages"]);
});

it("of a long list the first pages are kept", async () => {
  const cache = new QueryClient();
  keeping(cache, "ada");
  cache.setQueryData(["swaps", "list"], { pages: [1, 2, 3], pageParams: ["", "a", "b"] });
  const swaps = async () => (await readKept("ada"))[0]?.data;
  await expect.poll(swaps, { timeout: 20_000 }).toEqual({ pages: [1, 2], pageParams: ["", "a"] });
});

it("nothing is written once all was erased, however late", async () => {
  const late = writeKept([row("messages", "words")], [], always);
  await eraseAll();
  await late;
  expect(await readKept("ada")).toEqual([]);
});

it("dropping when nothing is shown from here changes nothing", () => {
  const cache = new QueryClient();
  cache.setQueryData(["messages"], "fresh");
  dropShown(cache);
  expect(cache.getQueryData(["messages"])).toBe("fresh");
});
