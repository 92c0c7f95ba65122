import type { LucideIcon } from "lucide-react";
import type { ComponentType, ReactNode } from "react";
import type { View } from "@/entities/session/view";

export type PanelId = "chat" | "notes" | "board" | "text";

export interface PanelProps {
  view: View;
  /** The thread of the two, which is another feature's. */
  chat: ReactNode;
}

/** A tab beside the call. `isWide`: it is worked in, so it gets the place and the pictures get the rest. */
export interface PanelSlot {
  id: PanelId;
  icon: LucideIcon;
  isWide: boolean;
  Panel: ComponentType<PanelProps>;
}
