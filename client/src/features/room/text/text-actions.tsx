import { Copy, Download, Redo2, Undo2 } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { Button } from "@/ui/button";
import { download, fileName } from "../documents/download";
import type { OpenText } from "./text-surface";

/** What can be done with the whole text: undo and redo, copy, save as Markdown. */
export function TextActions({ open, skill }: { open: OpenText; skill: string }) {
  const { t } = useTranslation();
  const { text, undo } = open;
  const [now, setNow] = useState({ isEmpty: true, canUndo: false, canRedo: false });
  useEffect(() => {
    const look = () =>
      setNow({
        isEmpty: text.length === 0,
        canUndo: undo ? undo.canUndo() : false,
        canRedo: undo ? undo.canRedo() : false,
      });
    look();
    text.observe(look);
    if (undo) undo.on("stack-item-added", look);
    if (undo) undo.on("stack-item-popped", look);
    return () => text.unobserve(look);
  }, [text, undo]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text.toString());
      toast.success(t("shared.text.copied"));
    } catch {
      toast.error(t("shared.text.notCopied"));
    }
  }
  function save() {
    const content = new Blob([text.toString()], { type: "text/markdown;charset=utf-8" });
    download(`${fileName(skill, t("shared.text.title"))}.md`, content);
  }

  return (
    <div className="flex flex-wrap gap-1">
      {undo && (
        <>
          <Button
            variant="quiet"
            size="icon"
            className="size-9 pointer-coarse:size-11"
            aria-label={t("shared.undo")}
            disabled={!now.canUndo}
            onClick={() => undo.undo()}
          >
            <Undo2 aria-hidden="true" />
          </Button>
          <Button
            variant="quiet"
            size="icon"
            className="size-9 pointer-coarse:size-11"
            aria-label={t("shared.redo")}
            disabled={!now.canRedo}
            onClick={() => undo.redo()}
          >
            <Redo2 aria-hidden="true" />
          </Button>
        </>
      )}
      <Button variant="quiet" size="sm" disabled={now.isEmpty} onClick={() => void copy()}>
        <Copy aria-hidden="true" />
        {t("shared.text.copy")}
      </Button>
      <Button variant="quiet" size="sm" disabled={now.isEmpty} onClick={save}>
        <Download aria-hidden="true" />
        {t("shared.text.save")}
      </Button>
    </div>
  );
}
