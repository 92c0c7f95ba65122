// @vitest-environment jsdom
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { ApiError } from "skillswap-sdk";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { isSignedIn, onSignInEnded, rememberSignIn } from "@/lib/auth/tokens";
import { afterLogOut, api, logOut, unwrap } from "./client";

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const at = (path: string) => `${location.origin}${path}`;
const no = (status: number, code: string, extra = {}, headers = {}) =>
  HttpResponse.json({ code, message: `Said ${code}.`, ...extra }, { status, headers });

/** A server whose access token has run out until a refresh succeeds. */
function expiredUntilRefreshed(refreshAnswer: () => Response) {
  let fresh = false;
  const refresh = vi.fn();
  server.use(
    http.get(at("/api/skills/mine"), () =>
      fresh ? HttpResponse.json({ offer: [], learn: [] }) : no(401, "token_expired"),
    ),
    http.post(at("/api/auth/refresh"), async () => {
      refresh();
      await new Promise((resolve) => setTimeout(resolve, 10));
      const answer = refreshAnswer();
      fresh = answer.ok;
      return answer;
    }),
  );
  return refresh;
}

// biome-ignore lint/suspicious/noDocumentCookie: it is what the browser has
const setCookie = (cookie: string) => (document.cookie = cookie);

describe("the API client", () => {
  it("refreshes once for many requests and repeats them all", async () => {
    setCookie("csrftoken=abc");
    const refresh = expiredUntilRefreshed(() => new HttpResponse(null, { status: 204 }));
    const calls = Array.from({ length: 5 }, () => unwrap(api.GET("/api/skills/mine")));
    expect(await Promise.all(calls)).toHaveLength(5);
    expect(refresh).toHaveBeenCalledOnce();
    expect(isSignedIn()).toBe(true);
  });

  it("aborts running requests when somebody logs out, and the next log-in waits for the server", async () => {
    setCookie("csrftoken=abc");
    rememberSignIn();
    let answer = (): void => undefined;
    const notified = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const ended = vi.fn();
    const stop = onSignInEnded(ended);
    server.use(
      http.get(at("/api/skills/mine"), async () => {
        await notified;
        return no(401, "not_authenticated");
      }),
      http.post(at("/api/auth/logout"), async () => {
        await notified;
        return new HttpResponse(null, { status: 204 });
      }),
    );
    const late = vi.fn();
    void unwrap(api.GET("/api/skills/mine")).then(late, late);
    logOut();
    expect(isSignedIn()).toBe(false);
    const cameIn = vi.fn();
    const coming = afterLogOut().then(cameIn);
    expect(cameIn).not.toHaveBeenCalled();
    answer();
    await coming;
    expect(late).not.toHaveBeenCalled();
    expect(ended).not.toHaveBeenCalled();
    stop();
  });

  it("reports that the sign-in has ended when the refresh is refused", async () => {
    setCookie("csrftoken=abc");
    rememberSignIn();
    const ended = vi.fn();
    const stop = onSignInEnded(ended);
    expiredUntilRefreshed(() => no(401, "not_authenticated"));
    await expect(unwrap(api.GET("/api/skills/mine"))).rejects.toMatchObject({ status: 401 });
    expect(ended).toHaveBeenCalledOnce();
    expect(isSignedIn()).toBe(false);
    stop();
  });

  it("does not try to refresh for a guest", async () => {
    server.use(http.get(at("/api/auth/me"), () => no(401, "not_authenticated")));
    await expect(unwrap(api.GET("/api/auth/me"))).rejects.toMatchObject({
      code: "not_authenticated",
    });
  });

  it("sends a body again after the refresh, with the CSRF token of that moment", async () => {
    setCookie("csrftoken=first");
    const seen: { token: string | null; body: unknown }[] = [];
    server.use(
      http.post(at("/api/chat/conversations"), async ({ request }) => {
        seen.push({ token: request.headers.get("X-CSRFToken"), body: await request.json() });
        return seen.length === 1 ? no(401, "token_expired") : HttpResponse.json({ id: "c1" });
      }),
      http.post(at("/api/auth/refresh"), () => {
        setCookie("csrftoken=second");
        return new HttpResponse(null, { status: 204 });
      }),
    );
    await unwrap(api.POST("/api/chat/conversations", { body: { userId: "u1" } }));
    expect(seen).toEqual([
      { token: "first", body: { userId: "u1" } },
      { token: "second", body: { userId: "u1" } },
    ]);
  });

  it("turns a failed answer into an error with code, fields and waiting time", async () => {
    setCookie("csrftoken=abc");
    const errors = [{ field: "email", message: "Not an address." }];
    server.use(
      http.post(at("/api/auth/forgot-password"), () =>
        no(429, "too_fast", { errors }, { "Retry-After": "7" }),
      ),
    );
    const call = unwrap(api.POST("/api/auth/forgot-password", { body: { email: "x" } }));
    await expect(call).rejects.toEqual(new ApiError(429, "too_fast", "Said too_fast.", errors, 7));
  });

  it("says so when the server is not reached", async () => {
    server.use(http.get(at("/api/config"), () => HttpResponse.error()));
    await expect(unwrap(api.GET("/api/config"))).rejects.toMatchObject({
      status: 0,
      code: "unreachable",
    });
  });
});
