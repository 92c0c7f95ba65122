import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { serviceWorker } from "./service-worker/plugin.ts";

const server = process.env.SKILLSWAP_SERVER ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [react(), tailwindcss(), serviceWorker()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  server: {
    port: 5173,
    proxy: {
      "/api": server,
      "/media": server,
      "/ws": { target: server, ws: true },
      "/socket.io": { target: server, ws: true },
    },
  },
  build: {
    target: "es2022",
    // The server's policy allows no data: fonts and scripts, so assets stay files.
    assetsInlineLimit: 0,
  },
  test: {
    environment: "jsdom",
    environmentOptions: { jsdom: { url: "http://localhost:3000/" } },
    setupFiles: ["src/test/setup.ts"],
    testTimeout: 60_000, // the machine may be busy
    restoreMocks: true,
  },
});
