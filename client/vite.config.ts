import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { compressed } from "./scripts/compress.ts";
import { firstPage } from "./scripts/first-page.ts";
import { serviceWorker } from "./service-worker/plugin.ts";

const server = process.env.SKILLSWAP_SERVER ?? "http://127.0.0.1:8000";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

const apiVersion = createHash("sha256")
  .update(readFileSync(path("./openapi.json")))
  .digest("hex")
  .slice(0, 12);

/**
 * What many pages share comes in few files: each one costs half a kilobyte of headers, and compresses the better the
 * longer it is. Apart stays what strangers need without the rest.
 */
const groups = [
  { name: "base", tags: ["$initial" as const], priority: 3 },
  { name: "icons", test: /lucide-react/, minShareCount: 2, priority: 2 },
  {
    name: "plain",
    test: /src\/(ui\/(notice|card|field|skeleton|load-error|use-late|dialog\.)|lib\/(api\/(form-errors|config)|auth|drafts\.|files\/(file-store|chosen)|time\/browser-zone))|[mM]utation/,
    priority: 2,
  },
  {
    name: "forms",
    test: /react-hook-form|@hookform|node_modules\/zod/,
    minShareCount: 2,
    priority: 2,
  },
  {
    name: "members",
    test: /src\/(entities\/(?!swap\/(propose|begin)|session\/(schedule|series)|moderation\/report)|lib\/(time|realtime|files))/,
    minShareCount: 5,
    priority: 1,
  },
];

export default defineConfig({
  define: { "import.meta.env.VITE_API_VERSION": JSON.stringify(apiVersion) },
  plugins: [react(), tailwindcss(), firstPage(), serviceWorker(), compressed()],
  resolve: { alias: { "@": path("./src"), "skillswap-sdk": path("./sdk/src/index.ts") } },
  server: {
    port: 5173,
    proxy: {
      "/api": server,
      "/compat": server,
      "/media": server,
      "/ws": { target: server, ws: true },
      "/socket.io": { target: server, ws: true },
    },
  },
  build: {
    target: "es2022",
    // The server's policy allows no data: fonts and scripts, so assets stay files.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  test: {
    // The files of one worker share its document and the packages, and so does what a file forgets to put back: `renew`
    // and `setup` see to that. Loading all of it for each file took five times as long as the tests do.
    environment: "node",
    isolate: false,
    pool: "threads", // starting a process for each file takes longer
    environmentOptions: { jsdom: { url: "http://localhost:3000/" } },
    setupFiles: ["src/test/renew.ts", "src/test/setup.ts"],
    sequence: { setupFiles: "list" },
    testTimeout: 60_000, // the machine may be busy
    restoreMocks: true,
  },
});
