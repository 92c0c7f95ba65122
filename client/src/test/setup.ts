import "fake-indexeddb/auto";
import "@/lib/i18n";
import "@/lib/i18n/member-texts";
import "@/lib/i18n/dashboard-texts";
import "@/lib/i18n/first-run-texts";
import "@/lib/i18n/room-texts";
import "@/lib/i18n/rings-texts";
import "@/lib/i18n/session-page-texts";
import "@/lib/i18n/settings-texts";
import "@/lib/i18n/discover-texts";
import "@/lib/i18n/inbox-texts";
import "@/lib/i18n/trust-texts";
import { IDBFactory } from "fake-indexeddb";
import { afterAll, beforeEach, vi } from "vitest";

globalThis.indexedDB = new IDBFactory();

// Tests of pure logic run without a document: making one takes longer than they do.
if (typeof document !== "undefined") await import("./setup-document");

beforeEach(() => {
  globalThis.localStorage?.clear();
  globalThis.sessionStorage?.clear();
});

afterAll(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
