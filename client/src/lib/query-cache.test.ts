// @vitest-environment jsdom
import { QueryObserver } from "@tanstack/react-query";
import { expect, it, vi } from "vitest";
import { makeQueryClient } from "./query-cache";

/** A query of a session, whose answers the test gives one by one. */
function open() {
  const cache = makeQueryClient();
  const answers: { give: (status: string) => void; fail: (why: Error) => void }[] = [];
  const queryFn = () =>
    new Promise<string>((give, fail) => {
      answers.push({ give, fail });
    });
  const queryKey = ["sessions", "one"];
  const observer = new QueryObserver(cache, { queryKey, queryFn, retry: false });
  const asked = (times: number) => vi.waitFor(() => expect(answers).toHaveLength(times));
  const shown = () => observer.getCurrentResult();
  /** The event of a change. */
  const changed = () => void cache.invalidateQueries({ queryKey: ["sessions"] });
  return { cache, answers, observer, asked, shown, changed };
}

it("what changes while it is fetched for the first time is fetched again, once", async () => {
  const { cache, answers, observer, asked, shown, changed } = open();
  const stop = observer.subscribe(() => undefined);
  await asked(1);
  changed();
  answers[0]?.give("requested");
  await asked(2);
  answers[1]?.give("scheduled");
  await vi.waitFor(() => expect(shown().data).toBe("scheduled"));
  expect(answers).toHaveLength(2);
  expect(cache.isFetching()).toBe(0);
  stop();
});

it("also after a first try that failed", async () => {
  const { answers, observer, asked, shown, changed } = open();
  const stop = observer.subscribe(() => undefined);
  await asked(1);
  answers[0]?.fail(new Error("no network"));
  await vi.waitFor(() => expect(shown().isError).toBe(true));
  void observer.refetch();
  await asked(2);
  changed();
  answers[1]?.give("requested");
  await asked(3);
  stop();
});

it("also when it was cancelled for an action, and changes twice", async () => {
  const { cache, answers, observer, asked, changed } = open();
  const stop = observer.subscribe(() => undefined);
  await asked(1);
  await cache.cancelQueries({ queryKey: ["sessions"] });
  changed();
  await asked(2);
  changed();
  answers[1]?.give("requested");
  await asked(3);
  stop();
});

it("what changes while it is fetched and nobody looks is fetched again when somebody does", async () => {
  const { cache, answers, observer, asked, changed } = open();
  cache.setQueryData(["sessions", "one"], "requested", { updatedAt: 1 });
  const stop = observer.subscribe(() => undefined);
  await asked(1);
  stop();
  changed();
  answers[0]?.give("requested");
  await vi.waitFor(() => expect(cache.isFetching()).toBe(0));
  const stopAgain = observer.subscribe(() => undefined);
  await asked(2);
  stopAgain();
});
