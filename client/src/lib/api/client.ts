import { type ApiError, asking, makeApi, reach, unwrap, withCsrf } from "skillswap-sdk";
import { forgetSignIn, isSignedIn, refreshSignIn } from "@/lib/auth/tokens";
import i18n from "@/lib/i18n";
import { noteContact } from "@/lib/offline/contact";

let underWay = new AbortController();

/** Aborts every running request after a log-out, so that no late 401 is shown. */
function abandonRequests(): void {
  underWay.abort();
  underWay = new AbortController();
}

/** The server words its answers in the language that is shown. */
async function reachUnlessLeft(request: Request): Promise<Response> {
  request.headers.set("Accept-Language", i18n.language);
  const signal = AbortSignal.any([request.signal, underWay.signal]);
  const response = await reach(request, { signal });
  if (response.status < 500) noteContact();
  return response;
}

const send = withCsrf(reachUnlessLeft, location.origin);

function refresh(): Promise<boolean> {
  const url = new URL("/api/auth/refresh", location.origin);
  return refreshSignIn(() => send(new Request(url, { method: "POST", credentials: "include" })));
}

async function renew(error: ApiError): Promise<boolean> {
  const mayHelp =
    error.code === "token_expired" || (error.code === "not_authenticated" && isSignedIn());
  return mayHelp && refresh();
}

let leaving: Promise<unknown> = Promise.resolve();

/**
 * Logs out here at once and sends the log-out to the server meanwhile. The next log-in waits for that
 * request (`afterLogOut`), because its answer removes the cookies.
 */
export function logOut(): void {
  abandonRequests();
  forgetSignIn();
  const url = new URL("/api/auth/logout", location.origin);
  leaving = send(
    new Request(url, { method: "POST", credentials: "include", keepalive: true }),
  ).catch(() => undefined);
}

/** Resolves when the last log-out request has ended. */
export function afterLogOut(): Promise<unknown> {
  return leaving;
}

const ask = asking(send, renew);

/** A request aborted by a log-out stays pending until its own signal ends it. */
async function askUnlessLeft(request: Request): Promise<Response> {
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

/** The API as this browser is signed in to it: refreshes an expired access token once. */
export const api = makeApi({
  baseUrl: location.origin,
  credentials: "include",
  fetch: askUnlessLeft,
});

export { unwrap };
