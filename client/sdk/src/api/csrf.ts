import type { Send } from "./client.ts";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

function csrfToken(): string {
  return /(?:^|;\s*)csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";
}

/**
 * For pages that sign in by cookies: adds the CSRF header to what changes something; a fresh browser
 * fetches its token first.
 */
export function withCsrf(send: Send, baseUrl: string): Send {
  return async (request) => {
    if (SAFE.has(request.method)) return send(request);
    if (!csrfToken()) await send(new Request(new URL("/api/auth/me", baseUrl)));
    const headers = new Headers(request.headers);
    headers.set("X-CSRFToken", csrfToken());
    return send(new Request(request, { headers }));
  };
}
