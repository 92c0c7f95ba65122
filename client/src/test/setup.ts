import "fake-indexeddb/auto";
import "@/i18n";
import { beforeEach } from "vitest";

// Tests of pure logic run without a document: making one takes longer than they do.
if (typeof document !== "undefined") await import("./setup-document");

beforeEach(() => {
  globalThis.localStorage?.clear();
  globalThis.sessionStorage?.clear();
});
