import createClient, { type Client } from "openapi-fetch";
import { ApiError, errorFrom } from "./errors.ts";
import type { paths } from "./schema.gen.ts";

/** REST with the paths, bodies and answers of the OpenAPI document. Failures are raised as `ApiError`. */
export type Api = Client<paths>;

/** Sends a request and resolves with whatever answer comes. Raises ApiError with status 0 when none does. */
export type Send = (request: Request) => Promise<Response>;

export interface ApiOptions {
  baseUrl: string;
  /** Raises ApiError for every failure: what `asking` makes. */
  fetch: Send;
  credentials?: RequestCredentials;
}

export function makeApi(options: ApiOptions): Api {
  return createClient<paths>(options);
}

/**
 * `send` that raises ApiError for every failed answer. After a 401 `renew` may get a new sign-in, and
 * says whether to ask once more.
 */
export function asking(send: Send, renew: (error: ApiError) => Promise<boolean>): Send {
  return async (request) => {
    const again = request.clone();
    const response = await send(request);
    if (response.ok) return response;
    const error = await errorFrom(response);
    if (error.status !== 401 || !(await renew(error))) throw error;
    const second = await send(again);
    if (second.ok) return second;
    throw await errorFrom(second);
  };
}

/** `fetch` that raises ApiError when the server is not reached; an abort stays what it is. */
export async function reach(request: Request, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(request, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, "unreachable", "");
  }
}

/** The body of an answer. Failures have been raised before. */
export async function unwrap<Data>(call: Promise<{ data?: Data }>): Promise<Data> {
  return (await call).data as Data;
}
