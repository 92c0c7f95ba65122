import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { SkillSwap } from "./skillswap.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("a message without a connection is tried again when it was too fast", async () => {
  const tooFast = () => Response.json({ code: "too_fast" }, { status: 429 });
  const answers = [tooFast, () => Response.json({ id: "m1" }, { status: 201 })];
  const sent: unknown[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    sent.push((await request.json()).clientId);
    return answers.shift()?.();
  });
  const sending = new SkillSwap({ baseUrl: "http://test" }).send({
    conversationId: "c1",
    content: "Hello",
  });
  const settled = expect(sending).resolves.toMatchObject({ id: "m1" });
  await vi.runAllTimersAsync();
  await settled;
  expect(sent).toHaveLength(2);
  expect(new Set(sent).size).toBe(1);
});

it("a message is given up when the sign-in has ended", async () => {
  vi.stubGlobal("fetch", async () => Response.json({ code: "not_signed_in" }, { status: 401 }));
  const tokens = { access: "a", refresh: "r" };
  const program = new SkillSwap({ baseUrl: "http://test", tokens });
  program.connection.status.set({ state: "restOnly" });
  const sending = program.send({ conversationId: "c1", content: "Hello" });
  await expect(sending).rejects.toThrow();
});

it("connecting where there is no WebSocket is refused, and can be caught", async () => {
  vi.stubGlobal("WebSocket", undefined);
  await expect(new SkillSwap({ baseUrl: "http://test" }).connect()).rejects.toThrow("openSocket");
});
