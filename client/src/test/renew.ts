import { vi } from "vitest";

// The files of one worker share the document and the packages. Our own modules, with what they remember, are new for
// each: this comes before anything loads them.
vi.resetModules();
