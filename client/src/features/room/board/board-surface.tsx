import { Maximize, ZoomIn, ZoomOut } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { cn } from "@/lib/cn";
import { Button } from "@/ui/button";
import { toScreen } from "./camera";
import type { Hand } from "./gestures";
import { pressKey, zoom } from "./keys";
import { LabelField } from "./label-field";
import type { YShape } from "./shapes";
import { Toolbar } from "./toolbar";
import { type Surface, useSurface } from "./use-surface";

const FIRST: Hand = { tool: "pen", color: "ink", width: 4 };
const LAYER = "pointer-events-none absolute inset-0 size-full";

/** How many shapes there are, and what can be undone. */
function useCounts(surface: Surface | null) {
  const [counts, setCounts] = useState({ shapes: 0, canUndo: false, canRedo: false });
  useEffect(() => {
    if (!surface) return;
    const { board, undo } = surface;
    const look = () =>
      setCounts({
        shapes: board.shapes.length,
        canUndo: undo.canUndo(),
        canRedo: undo.canRedo(),
      });
    look();
    board.shapes.observe(look);
    undo.on("stack-item-added", look);
    undo.on("stack-item-popped", look);
    return () => board.shapes.unobserve(look);
  }, [surface]);
  return counts;
}

/** A board to draw on, or only to look at. `actions` get the surface: what stands beneath it. */
export function BoardSurface({
  doc,
  awareness = null,
  isReadOnly = false,
  footer,
  className,
}: {
  doc: Y.Doc;
  awareness?: Awareness | null;
  isReadOnly?: boolean;
  footer: (surface: Surface, shapes: number) => ReactNode;
  className?: string;
}) {
  const { t } = useTranslation();
  const element = useRef<HTMLDivElement>(null);
  const below = useRef<HTMLCanvasElement>(null);
  const above = useRef<HTMLCanvasElement>(null);
  const [hand, setHand] = useState(FIRST);
  const [label, setLabel] = useState<[number, number] | null>(null);
  const surface = useSurface(
    { element, below, above },
    { doc, awareness, hand, onSelect: select, onWrite: setLabel, isReadOnly },
  );
  const { shapes, canUndo, canRedo } = useCounts(surface);

  function select(next: YShape[]) {
    if (!surface) return;
    surface.renderer.selection = next;
    surface.begin();
    surface.renderer.moved();
  }

  function write(text: string) {
    if (surface && label && text !== "") {
      surface.begin();
      surface.board.add({ ...hand, kind: "text" }, label, { text });
    }
    setLabel(null);
    element.current?.focus();
  }

  function onKeyDown(event: React.KeyboardEvent) {
    if (!surface || label) return;
    if (event.key === " ") surface.gestures.isSpaceDown = true;
    const keyboard = {
      surface,
      select,
      setTool: (tool: Hand["tool"]) => setHand({ ...hand, tool }),
      isReadOnly,
    };
    if (event.key !== " " && !pressKey(event, keyboard)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  const cursor = hand.tool === "select" || isReadOnly ? "cursor-grab" : "cursor-crosshair";
  return (
    <div className={cn("flex min-h-0 flex-col", className)}>
      {!isReadOnly && (
        <Toolbar
          hand={hand}
          onHand={(change) => setHand({ ...hand, ...change })}
          canUndo={canUndo}
          canRedo={canRedo}
          onUndo={() => surface?.undo.undo()}
          onRedo={() => surface?.undo.redo()}
        />
      )}
      <div className="relative min-h-0 flex-1">
        <div
          ref={element}
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys
          tabIndex={0}
          data-keys="own"
          data-shapes={shapes}
          aria-label={t("shared.board.surface", { count: shapes })}
          aria-description={t(isReadOnly ? "shared.board.keysReading" : "shared.board.keys")}
          className={cn(
            "absolute inset-0 touch-none overflow-hidden bg-surface outline-offset-[-3px] select-none",
            cursor,
          )}
          onKeyDown={onKeyDown}
          onKeyUp={(event) => {
            if (event.key === " " && surface) surface.gestures.isSpaceDown = false;
          }}
        >
          <canvas ref={below} className={LAYER} />
          <canvas ref={above} className={LAYER} />
        </div>
        {label && surface && (
          <LabelField
            at={toScreen(surface.renderer.camera, ...label)}
            zoom={surface.renderer.camera.zoom}
            color={hand.color}
            width={hand.width}
            onDone={write}
          />
        )}
        {surface && <ZoomButtons surface={surface} />}
      </div>
      {surface && footer(surface, shapes)}
    </div>
  );
}

function ZoomButtons({ surface }: { surface: Surface }) {
  const { t } = useTranslation();
  const buttons = [
    ["zoomOut", ZoomOut, () => zoom(surface, 1 / 1.25)],
    ["zoomIn", ZoomIn, () => zoom(surface, 1.25)],
    ["fit", Maximize, () => surface.renderer.fitAll()],
  ] as const;
  return (
    <div className="absolute end-2 bottom-2 flex rounded-control border border-line bg-surface/90">
      {buttons.map(([name, Icon, act]) => (
        <Button
          key={name}
          variant="quiet"
          size="icon"
          className="size-9 pointer-coarse:size-11"
          aria-label={t(`shared.board.${name}`)}
          onClick={act}
        >
          <Icon aria-hidden="true" />
        </Button>
      ))}
    </div>
  );
}
