// @vitest-environment jsdom
import { act, renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { writeChosen } from "@/lib/files/chosen";
import { readDraft, useDraft, useDraftFiles } from "./drafts";

/** What a write of another tab makes the browser do here. */
function otherTabWrites(key: string, text: string | null) {
  if (text === null) localStorage.removeItem(key);
  else localStorage.setItem(key, text);
  act(() => void dispatchEvent(new StorageEvent("storage", { key, newValue: text })));
}

it("two tabs with one conversation show one draft, so that none writes over what the other has", () => {
  const { result } = renderHook(() => useDraft("me", "c1"));
  const key = "skillswap.draft.me.c1";
  otherTabWrites(key, "Hello from the other tab");
  expect(result.current[0]).toBe("Hello from the other tab");
  act(() => result.current[1](`${result.current[0]}, and from here`));
  expect(readDraft("me", "c1")).toBe("Hello from the other tab, and from here");
  otherTabWrites("skillswap.draft.me.c2", "Somebody else's");
  expect(result.current[0]).toBe("Hello from the other tab, and from here");
  otherTabWrites(key, null); // it was sent there
  expect(result.current[0]).toBe("");
});

it("files that were chosen and not sent are known at once to whoever shows the conversation", () => {
  const { result } = renderHook(() => useDraftFiles("me", "c1"));
  expect(result.current).toEqual([]);
  const file = { id: "f1", name: "a.pdf", contentType: "application/pdf", size: 3 };
  const chosen = { ...file, width: null, height: null, durationMs: null, waveform: [] };
  act(() => writeChosen("me", "c1", [chosen]));
  expect(result.current).toEqual([chosen]);
  act(() => writeChosen("me", "c1", []));
  expect(result.current).toEqual([]);
});
