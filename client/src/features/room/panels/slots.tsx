import { FileText, MessageCircle, NotebookPen, Shapes } from "lucide-react";
import { late } from "@/ui/late";
import { NotesPanel } from "./notes-panel";
import type { PanelSlot } from "./slot-types";

const BoardPanel = late(() => import("../board/board-panel").then(({ BoardPanel }) => BoardPanel));
const TextPanel = late(() => import("../text/text-panel").then(({ TextPanel }) => TextPanel));

/**
 * The tabs, in their order: a new one is a line here, its words in `room.panel`, its key in `controls/shortcuts.ts`.
 * What is heavy comes by `late(() => import(…))`. A Panel fills a flex column; what uses letters as keys has
 * `data-keys="own"`.
 */
export const SLOTS: PanelSlot[] = [
  { id: "chat", icon: MessageCircle, isWide: false, Panel: ({ chat }) => chat },
  { id: "notes", icon: NotebookPen, isWide: false, Panel: NotesPanel },
  { id: "board", icon: Shapes, isWide: true, Panel: BoardPanel },
  { id: "text", icon: FileText, isWide: true, Panel: TextPanel },
];
