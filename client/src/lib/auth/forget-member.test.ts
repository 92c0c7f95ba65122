// @vitest-environment jsdom
import { idbOutboxStore, type OutboxItem } from "skillswap-sdk";
import { expect, it } from "vitest";
import {
  clearDeletionNotice,
  forgetMember,
  hasDeletionNotice,
  requestDeletionNotice,
} from "./forget-member";

const item = (id: string, userId: string): OutboxItem => ({
  id,
  userId,
  conversationId: "c1",
  content: "Hello",
  replyTo: null,
  createdAt: 1,
  state: "sending",
  error: null,
  notBefore: 0,
  attempts: 0,
});

it("takes away what is one member's and leaves the rest", async () => {
  const store = idbOutboxStore();
  await store.put(item("1", "mia"));
  await store.put(item("2", "omar"));
  localStorage.setItem("skillswap.draft.mia.c1", "Hel");
  localStorage.setItem("skillswap.draft.omar.c1", "Good");
  localStorage.setItem("skillswap.theme", "dark");
  sessionStorage.setItem("skillswap.cursor.mia", "12");
  await forgetMember("mia");
  expect(await store.all("mia")).toEqual([]);
  expect(await store.all("omar")).toHaveLength(1);
  expect(Object.keys(localStorage).sort()).toEqual(["skillswap.draft.omar.c1", "skillswap.theme"]);
  expect(sessionStorage).toHaveLength(0);
});

it("shows once that the account is deleted", () => {
  requestDeletionNotice();
  expect(hasDeletionNotice()).toBe(true);
  clearDeletionNotice();
  expect(hasDeletionNotice()).toBe(false);
});
