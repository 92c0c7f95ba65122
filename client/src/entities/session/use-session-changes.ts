import { useServerEvent } from "@/lib/realtime/provider";

/** Calls `onChange` whenever a session of mine changes: what shows a swap or a ring says what became of its sessions. */
export function useSessionChanges(onChange: () => void): void {
  useServerEvent("session:request", onChange);
  useServerEvent("session:accepted", onChange);
  useServerEvent("session:declined", onChange);
  useServerEvent("session:updated", onChange);
  useServerEvent("session:started", onChange);
  useServerEvent("session:ended", onChange);
}
