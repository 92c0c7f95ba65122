/**
 * Keeps the client's own files, so that it opens without a network. Never the server's answers: data
 * would be old, and would stay after a log-out.
 *
 * A page comes from the network when there is one, so whoever opens or reloads the client has the newest
 * version. Files under /assets/ carry a hash in their name and are taken from here first.
 */
import { worker } from "./scope";

const PREFIX = "skillswap-";
const CACHE = PREFIX + VERSION;
const PAGE = "/";
const SERVERS_OWN = /^\/(api|compat|admin|media|static|ws|socket\.io)(\/|$)/;
const NETWORK_HAS_MS = 5_000;
/** `Vary` speaks of origins and cookies; the files are the same for all. */
const ANY_HEADERS = { ignoreVary: true };
const AWAY = [502, 503, 504];

worker.addEventListener("install", (event) => {
  event.waitUntil(keep(SHELL));
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([forgetOld(), worker.clients.claim()]));
});

worker.addEventListener("message", ({ data, ports: [answer] }) => {
  if (data.type === "keep-pages") keep(PAGES).catch(() => undefined);
  if (data.type === "has") answer?.postMessage([...SHELL, ...PAGES].includes(data.file));
  if (data.type === "take-over") void worker.skipWaiting();
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || SERVERS_OWN.test(pathname)) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (pathname.startsWith("/assets/")) event.respondWith(asset(request));
  else if (SHELL.includes(pathname)) event.respondWith(newest(request, pathname));
});

/** Fetch what is not here yet, one after the other: it must not stand in the way of the page. */
async function keep(files: string[]): Promise<void> {
  const cache = await caches.open(CACHE);
  for (const file of files) {
    if (await cache.match(file, ANY_HEADERS)) continue;
    const response = await fetch(file, { credentials: "omit" });
    if (!isFile(response)) throw new Error(`${file}: ${response.status}`);
    await cache.put(file, response);
  }
}

/** The version before stays: tabs that show it may still need its scripts. */
async function forgetOld(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)));
}

function page(request: Request): Promise<Response> {
  return newest(request, PAGE);
}

/** From the network; from here when that is away, or takes longer than people wait. */
async function newest(request: Request, kept: string): Promise<Response> {
  const fromNetwork = fetch(request);
  const cache = await caches.open(CACHE);
  try {
    const response = await Promise.race([fromNetwork, tooLong()]);
    if (AWAY.includes(response.status)) return (await cache.match(kept, ANY_HEADERS)) ?? response;
    return response;
  } catch {
    return (await cache.match(kept, ANY_HEADERS)) ?? fromNetwork;
  }
}

function tooLong(): Promise<never> {
  return new Promise((_, reject) => setTimeout(reject, NETWORK_HAS_MS));
}

async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request, ANY_HEADERS);
  if (kept) return kept;
  const response = await fetch(request);
  if (isFile(response)) {
    const cache = await caches.open(CACHE);
    await cache.put(request, response.clone());
  }
  return response;
}

/** A server that answers with a page in place of a missing script must not be believed. */
function isFile(response: Response): boolean {
  return response.status === 200 && !response.redirected;
}
