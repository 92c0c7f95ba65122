import { afterEach, expect, it, vi } from "vitest";
import { BearerSignIn, type Tokens } from "./bearer.ts";
import { unwrap } from "./client.ts";

const FIRST = { access: "a1", refresh: "r1" };
const SECOND = { access: "a2", refresh: "r2" };

/** A server that takes only the access token of `SECOND`, and answers a refresh with `refreshed`. */
function serve(refreshed: () => Response) {
  const refreshes: unknown[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.url.endsWith("/refresh")) {
      refreshes.push(await request.json());
      return refreshed();
    }
    const isFresh = request.headers.get("Authorization") === `Bearer ${SECOND.access}`;
    return isFresh ? Response.json([]) : Response.json({ code: "token_expired" }, { status: 401 });
  });
  return refreshes;
}

afterEach(() => vi.unstubAllGlobals());

const mine = (signIn: BearerSignIn) => unwrap(signIn.api.GET("/api/skills/mine"));

it("an expired token is renewed once for all calls of the moment, and the new pair is told", async () => {
  const refreshes = serve(() => Response.json(SECOND));
  const told: Tokens[] = [];
  const signIn = new BearerSignIn("http://test", FIRST, (tokens) => told.push(tokens));
  expect(await Promise.all([mine(signIn), mine(signIn), mine(signIn)])).toEqual([[], [], []]);
  expect(refreshes).toEqual([{ refresh: "r1" }]);
  expect(told).toEqual([SECOND]);
});

it("a sign-in that has ended is told as 401, and its refresh token is not sent again", async () => {
  const refreshes = serve(() => Response.json({ code: "not_authenticated" }, { status: 401 }));
  const signIn = new BearerSignIn("http://test", FIRST);
  await expect(mine(signIn)).rejects.toMatchObject({ status: 401, code: "token_expired" });
  await expect(mine(signIn)).rejects.toMatchObject({ status: 401 });
  expect(refreshes).toHaveLength(1);
});

it("a server that is busy does not end the sign-in", async () => {
  let busy = true;
  serve(() => (busy ? Response.json({ code: "busy" }, { status: 503 }) : Response.json(SECOND)));
  const signIn = new BearerSignIn("http://test", FIRST);
  await expect(mine(signIn)).rejects.toMatchObject({ code: "busy" });
  busy = false;
  expect(await mine(signIn)).toEqual([]);
});
