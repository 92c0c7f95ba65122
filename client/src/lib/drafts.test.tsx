// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, it } from "vitest";
import { makeMe } from "@/test/factories";
import { meQuery } from "./auth/me";
import { forgetDrafts, useDraft } from "./drafts";

const START = { text: "", minutes: 60 };

function open(name = "book.omar", userId = "me") {
  const client = new QueryClient();
  client.setQueryData(meQuery.queryKey, makeMe({ id: userId }));
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return renderHook(() => useDraft(name, START), { wrapper });
}

it("what was begun is there when the form is opened again", () => {
  const first = open();
  expect(first.result.current.isKept).toBe(false);
  act(() => first.result.current.change({ text: "Three chords" }));
  first.unmount();
  const again = open();
  expect(again.result.current.values).toEqual({ text: "Three chords", minutes: 60 });
  expect(again.result.current.isKept).toBe(true);
  expect(open("book.ada").result.current.values).toEqual(START);
  expect(open("book.omar", "somebody else").result.current.values).toEqual(START);
});

it("what was sent or discarded is not kept", () => {
  const form = open();
  act(() => form.result.current.change({ text: "Three" }));
  act(() => form.result.current.change({ text: "" }));
  expect(open().result.current.isKept).toBe(false);
  act(() => form.result.current.change({ text: "Three" }));
  act(() => form.result.current.forget());
  expect(open().result.current.isKept).toBe(false);
});

it("starting over empties the form and the draft", () => {
  const form = open();
  act(() => form.result.current.change({ minutes: 30 }));
  act(() => form.result.current.startOver());
  expect(form.result.current.values).toEqual(START);
  expect(open().result.current.isKept).toBe(false);
});

it("what a form fills in by itself is no draft", () => {
  const form = open();
  act(() => form.result.current.fill({ minutes: 45 }));
  expect(form.result.current.values.minutes).toBe(45);
  expect(open().result.current.isKept).toBe(false);
});

it("logging out takes the drafts of that member away, and nobody else's", () => {
  const mine = open();
  const theirs = open("book.omar", "another");
  act(() => mine.result.current.change({ text: "mine" }));
  act(() => theirs.result.current.change({ text: "theirs" }));
  forgetDrafts("me");
  expect(open().result.current.isKept).toBe(false);
  expect(open("book.omar", "another").result.current.isKept).toBe(true);
});
