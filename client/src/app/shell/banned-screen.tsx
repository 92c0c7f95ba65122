import type { ReactNode } from "react";
import { useConnectionStatus } from "@/lib/realtime/provider";
import { Suspended } from "./suspended";

/** A suspended member sees why and until when, and nothing else. */
export function BannedScreen({ children }: { children: ReactNode }) {
  const status = useConnectionStatus();
  return status.state === "banned" ? <Suspended known={status.ban} /> : children;
}
