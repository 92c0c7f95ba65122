import {
  Circle,
  Eraser,
  type LucideIcon,
  Minus,
  MousePointer2,
  Pencil,
  Redo2,
  Square,
  Type,
  Undo2,
} from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { cn } from "@/lib/cn";
import type { Hand, Tool } from "./gestures";
import { TOOL_KEYS } from "./keys";
import { COLORS, type Color, WIDTHS } from "./shapes";

const TOOLS: [Tool, LucideIcon][] = [
  ["select", MousePointer2],
  ["pen", Pencil],
  ["eraser", Eraser],
  ["line", Minus],
  ["rectangle", Square],
  ["ellipse", Circle],
  ["text", Type],
];
export const INK: Record<Color, string> = {
  ink: "text-ink",
  petrol: "text-accent",
  marigold: "text-second",
  red: "text-danger",
  green: "text-ok",
};
const BUTTON =
  "inline-flex size-10 pointer-coarse:size-11 shrink-0 items-center justify-center rounded-control text-ink-soft hover:bg-sunken hover:text-ink disabled:cursor-not-allowed disabled:opacity-45 disabled:hover:bg-transparent";
/** Colours and widths: with the steps they are one row of a phone. */
const NARROW = "w-8 pointer-coarse:w-8.5";
const CHOSEN = "bg-accent-soft text-accent-ink hover:bg-accent-soft hover:text-accent-ink";

function Group({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no flex row in every browser
    <div role="group" aria-label={label} className="flex shrink-0 items-center">
      {children}
    </div>
  );
}

/** Tools, colours, widths, undo: one row, on a phone two. */
export function Toolbar({
  hand,
  onHand,
  canUndo,
  canRedo,
  onUndo,
  onRedo,
}: {
  hand: Hand;
  onHand: (change: Partial<Hand>) => void;
  canUndo: boolean;
  canRedo: boolean;
  onUndo: () => void;
  onRedo: () => void;
}) {
  const { t } = useTranslation();
  const named = (name: string, key?: string) => ({
    "aria-label": name,
    title: key ? `${name} (${key.toUpperCase()})` : name,
  });
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 border-b border-line bg-surface px-2 py-1 pointer-coarse:gap-x-1">
      <Group label={t("shared.board.tools")}>
        {TOOLS.map(([tool, Icon]) => (
          <button
            key={tool}
            type="button"
            aria-pressed={hand.tool === tool}
            aria-keyshortcuts={TOOL_KEYS[tool]}
            {...named(t(`shared.board.tool.${tool}`), TOOL_KEYS[tool])}
            className={cn(BUTTON, hand.tool === tool && CHOSEN)}
            onClick={() => onHand({ tool })}
          >
            <Icon aria-hidden="true" className="size-5" />
          </button>
        ))}
      </Group>
      <Group label={t("shared.board.colors")}>
        {COLORS.map((color) => (
          <button
            key={color}
            type="button"
            aria-pressed={hand.color === color}
            {...named(t(`shared.board.color.${color}`))}
            className={cn(BUTTON, NARROW, INK[color], hand.color === color && "bg-sunken")}
            onClick={() => onHand({ color })}
          >
            <span
              aria-hidden="true"
              className={cn(
                "size-4 rounded-full bg-current",
                hand.color === color && "ring-2 ring-line-strong ring-offset-2 ring-offset-surface",
              )}
            />
          </button>
        ))}
      </Group>
      <Group label={t("shared.board.widths")}>
        {WIDTHS.map((width) => (
          <button
            key={width}
            type="button"
            aria-pressed={hand.width === width}
            {...named(t(`shared.board.width.${width}`))}
            className={cn(BUTTON, NARROW, hand.width === width && CHOSEN)}
            onClick={() => onHand({ width })}
          >
            <span
              aria-hidden="true"
              className="rounded-full bg-current"
              style={{ width: 4 + width * 1.5, height: 4 + width * 1.5 }}
            />
          </button>
        ))}
      </Group>
      <Group label={t("shared.board.steps")}>
        <button
          type="button"
          disabled={!canUndo}
          {...named(t("shared.undo"))}
          className={BUTTON}
          onClick={onUndo}
        >
          <Undo2 aria-hidden="true" className="size-5" />
        </button>
        <button
          type="button"
          disabled={!canRedo}
          {...named(t("shared.redo"))}
          className={BUTTON}
          onClick={onRedo}
        >
          <Redo2 aria-hidden="true" className="size-5" />
        </button>
      </Group>
    </div>
  );
}
