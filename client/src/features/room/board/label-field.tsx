import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { fontSize } from "./geometry";
import type { Color, Width } from "./shapes";
import { INK } from "./toolbar";

/** The field in which a label is written, at its place on the board. */
export function LabelField({
  at: [left, top],
  zoom,
  color,
  width,
  onDone,
}: {
  at: [number, number];
  zoom: number;
  color: Color;
  width: Width;
  onDone: (text: string) => void;
}) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  useEffect(() => field.current?.focus(), []);
  function done(text: string) {
    if (isDone.current) return;
    isDone.current = true;
    onDone(text.trim());
  }
  return (
    <input
      ref={field}
      dir="auto"
      maxLength={200}
      aria-label={t("shared.board.label")}
      placeholder={t("shared.board.labelHint")}
      className={`absolute z-10 max-w-full rounded border border-dashed border-accent bg-surface/85 px-0.5 font-semibold outline-none ${INK[color]}`}
      style={{ left, top, fontSize: Math.max(16, fontSize(width) * zoom) }}
      onPointerDown={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter" && !event.nativeEvent.isComposing)
          done(event.currentTarget.value);
        if (event.key === "Escape") {
          event.preventDefault();
          done("");
        }
      }}
      onBlur={(event) => done(event.currentTarget.value)}
    />
  );
}
