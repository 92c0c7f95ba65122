import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { cn } from "@/lib/cn";
import { openEditor } from "./editor";

export interface OpenText {
  text: Y.Text;
  undo: Y.UndoManager | false;
}

/** The text to write in, or only to read. */
export function TextSurface({
  doc,
  awareness = null,
  isReadOnly = false,
  footer,
  className,
}: {
  doc: Y.Doc;
  awareness?: Awareness | null;
  isReadOnly?: boolean;
  footer: (open: OpenText) => ReactNode;
  className?: string;
}) {
  const { t } = useTranslation();
  const parent = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<OpenText | null>(null);
  useEffect(() => {
    if (!parent.current) return;
    const text = doc.getText("text");
    const undo = isReadOnly ? false : new Y.UndoManager(text);
    const editor = openEditor({
      parent: parent.current,
      text,
      awareness,
      undo,
      label: t("shared.text.title"),
      hint: isReadOnly ? "" : t("shared.text.hint"),
      canWrite: !isReadOnly,
    });
    setOpen({ text, undo });
    return () => {
      editor.close();
      if (undo) undo.destroy();
    };
  }, [doc, awareness, isReadOnly, t]);
  return (
    <div className={cn("flex min-h-0 flex-col", className)}>
      <div ref={parent} data-keys="own" className="min-h-0 flex-1 overflow-hidden bg-surface" />
      {open && footer(open)}
    </div>
  );
}
