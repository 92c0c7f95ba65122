import createClient from "openapi-fetch";
import { ApiError, errorFrom } from "./errors";
import type { paths } from "./schema";
import { forgetSession, hasSession, refreshSession } from "./session";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

function csrfToken(): string {
  return /(?:^|;\s*)csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";
}

let underWay = new AbortController();

/** Give up every request under way: whoever asked has logged out, and a late 401 would help nobody. */
function abandonRequests(): void {
  underWay.abort();
  underWay = new AbortController();
}

async function reach(request: Request): Promise<Response> {
  try {
    return await fetch(request, { signal: AbortSignal.any([request.signal, underWay.signal]) });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, "unreachable", "");
  }
}

/** Send with the CSRF header; a fresh browser fetches its token first. */
async function send(request: Request): Promise<Response> {
  if (SAFE.has(request.method)) return reach(request);
  if (!csrfToken()) await reach(new Request(new URL("/api/auth/me", location.origin)));
  const headers = new Headers(request.headers);
  headers.set("X-CSRFToken", csrfToken());
  return reach(new Request(request, { headers }));
}

function refresh(): Promise<boolean> {
  const url = new URL("/api/auth/refresh", location.origin);
  return refreshSession(() => send(new Request(url, { method: "POST", credentials: "include" })));
}

function mayRefresh(error: ApiError): boolean {
  if (error.status !== 401) return false;
  return error.code === "token_expired" || (error.code === "not_authenticated" && hasSession());
}

let leaving: Promise<unknown> = Promise.resolve();

/**
 * Leave now: what is under way is given up without a word, and the server is told meanwhile.
 * Who comes in next waits for that, or its answer would take their cookies away.
 */
export function logOut(): void {
  abandonRequests();
  forgetSession();
  const url = new URL("/api/auth/logout", location.origin);
  leaving = send(
    new Request(url, { method: "POST", credentials: "include", keepalive: true }),
  ).catch(() => undefined);
}

/** When the server knows that whoever was here before has left. */
export function beforeComingIn(): Promise<unknown> {
  return leaving;
}

/**
 * `fetch` for the API: refreshes an ended access token once and throws `ApiError` for every no.
 * A request that a log-out gave up answers nothing, until its own signal ends it.
 */
export async function apiFetch(request: Request): Promise<Response> {
  const { signal } = underWay;
  try {
    return await ask(request);
  } catch (error) {
    if (!signal.aborted) throw error;
    return new Promise((_, reject) => {
      request.signal.addEventListener("abort", () => reject(request.signal.reason));
    });
  }
}

async function ask(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await send(request);
  if (response.ok) return response;
  const error = await errorFrom(response);
  if (!mayRefresh(error) || !(await refresh())) throw error;
  const second = await send(again);
  if (second.ok) return second;
  throw await errorFrom(second);
}

export const api = createClient<paths>({
  baseUrl: location.origin,
  credentials: "include",
  fetch: apiFetch,
});

/** The body of an answer. Failures have been thrown by `apiFetch` before. */
export async function unwrap<Data>(call: Promise<{ data?: Data }>): Promise<Data> {
  return (await call).data as Data;
}
