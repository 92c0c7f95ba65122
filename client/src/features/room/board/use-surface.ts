import { type RefObject, useEffect, useRef, useState } from "react";
import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { Person } from "../documents/provider";
import { Gestures, type Hand } from "./gestures";
import { type Pointer, Renderer } from "./renderer";
import { Board, MINE, type YShape } from "./shapes";

const ONE_STEP_MS = 3_600_000; // steps end where the next thing begins, never by time

export interface Surface {
  board: Board;
  renderer: Renderer;
  gestures: Gestures;
  undo: Y.UndoManager;
  /** What comes is undone by itself. */
  begin: () => void;
}

interface Options {
  doc: Y.Doc;
  awareness: Awareness | null;
  hand: Hand;
  onSelect: (shapes: YShape[]) => void;
  onWrite: (at: [number, number]) => void;
  isReadOnly: boolean;
}

interface Refs {
  element: RefObject<HTMLElement | null>;
  below: RefObject<HTMLCanvasElement | null>;
  above: RefObject<HTMLCanvasElement | null>;
}

/** Joins document, canvases and pointers for as long as the component is shown. */
export function useSurface(refs: Refs, options: Options): Surface | null {
  const { doc, awareness, isReadOnly } = options;
  const latest = useRef(options);
  latest.current = options;
  const [surface, setSurface] = useState<Surface | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the refs of a component stay the same
  useEffect(() => {
    const [element, below, above] = [refs.element.current, refs.below.current, refs.above.current];
    if (!element || !below || !above) return;
    const board = new Board(doc);
    const renderer = new Renderer(board, below, above);
    const undo = new Y.UndoManager(board.shapes, {
      trackedOrigins: new Set([MINE]),
      captureTimeout: ONE_STEP_MS,
    });
    const begin = () => undo.stopCapturing();
    const gestures = new Gestures({
      board,
      renderer,
      element,
      begin,
      hand: () => latest.current.hand,
      select: (shapes) => latest.current.onSelect(shapes),
      write: (at) => latest.current.onWrite(at),
      point: (at) => awareness?.setLocalStateField("pointer", at),
      isReadOnly,
    });
    const stops = [renderer.start(), gestures.start(), awareness && follow(awareness, renderer)];
    if (isReadOnly) renderer.fitAll();
    setSurface({ board, renderer, gestures, undo, begin });
    return () => {
      for (const stop of stops) stop?.();
      undo.destroy();
      setSurface(null);
    };
  }, [doc, awareness, isReadOnly]);
  return surface;
}

/** Shows where the others point. */
function follow(awareness: Awareness, renderer: Renderer): () => void {
  const look = () => {
    renderer.pointers = [...awareness.getStates()].flatMap(([client, state]) =>
      client === awareness.clientID ? [] : pointerOf(state),
    );
    renderer.moved();
  };
  look();
  awareness.on("change", look);
  return () => awareness.off("change", look);
}

function pointerOf(state: Record<string, unknown>): Pointer[] {
  const { name = "", color = "" } = (state.user ?? {}) as Partial<Person>;
  const at = state.pointer;
  if (!Array.isArray(at) || !at.every(Number.isFinite) || at.length !== 2) return [];
  const variable = /^var\((--[\w-]+)\)$/.exec(color)?.[1] ?? "--ink";
  const shown = getComputedStyle(document.documentElement).getPropertyValue(variable).trim();
  return [{ name, color: shown, at: [Number(at[0]), Number(at[1])] }];
}
