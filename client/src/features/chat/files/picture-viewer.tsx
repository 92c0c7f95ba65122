import { ChevronLeft, ChevronRight, Download, X, ZoomIn, ZoomOut } from "lucide-react";
import { Dialog } from "radix-ui";
import { type ComponentProps, type KeyboardEvent, useEffect, useEffectEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Attachment } from "@/entities/conversation/files-text";
import { cn } from "@/lib/cn";
import { stepOfKey } from "@/lib/i18n/direction";
import { useStore } from "@/lib/store";
import { useFocusReturn } from "@/ui/use-focus-return";
import { useZoom } from "./use-zoom";
import { closeViewer, goBy, viewer } from "./viewer-store";

const tool =
  "grid size-11 place-items-center rounded-full bg-[rgb(0_0_0/0.65)] text-[white] hover:bg-[rgb(0_0_0)] disabled:opacity-40 [&_svg]:size-5";

function Tool({ className, ...rest }: ComponentProps<"button">) {
  return <button {...rest} type="button" className={cn(tool, className)} />;
}

/** One picture. Each begins whole. */
function Shown({
  picture,
  place,
  index,
  count,
}: {
  picture: Attachment;
  place: string;
  index: number;
  count: number;
}) {
  const { t } = useTranslation();
  const zoom = useZoom(goBy);
  const whole = useEffectEvent(zoom.reset);
  useEffect(() => {
    if (picture.id) whole();
  }, [picture.id]);
  const last = useRef<HTMLButtonElement>(null);
  const focusReturn = useFocusReturn(last);

  function onKeyDown(event: KeyboardEvent) {
    const acts: Record<string, () => void> = {
      "+": zoom.zoomIn,
      "-": zoom.zoomOut,
      "0": zoom.reset,
    };
    const step = stepOfKey(event.key);
    const act = step ? () => goBy(step) : acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  return (
    <Dialog.Content
      {...focusReturn}
      aria-describedby={undefined}
      onKeyDown={onKeyDown}
      className="fixed inset-0 z-50 overflow-hidden outline-none"
    >
      <Dialog.Title className="sr-only">
        {place}: {picture.name}
      </Dialog.Title>
      <div {...zoom.handlers} className="absolute inset-0 grid touch-none place-items-center">
        <img
          key={picture.id}
          src={picture.url}
          alt={picture.name}
          draggable={false}
          style={{
            ...zoom.style,
            ...(picture.placeholder ? { backgroundImage: `url("${picture.placeholder}")` } : {}),
            ...(picture.width && picture.height
              ? { aspectRatio: `${picture.width} / ${picture.height}`, width: `${picture.width}px` }
              : {}),
          }}
          className="max-h-dvh max-w-full bg-cover object-contain select-none"
        />
      </div>
      <p
        aria-live="polite"
        className="absolute top-4 start-4 rounded-full bg-[rgb(0_0_0/0.65)] px-3 py-1 text-sm text-[white]"
      >
        {place}
      </p>
      <div className="absolute top-3 end-3 flex gap-2">
        <Tool
          aria-label={t("files.viewer.zoomOut")}
          onClick={zoom.zoomOut}
          disabled={!zoom.isZoomed}
        >
          <ZoomOut aria-hidden="true" />
        </Tool>
        <Tool aria-label={t("files.viewer.zoomIn")} onClick={zoom.zoomIn}>
          <ZoomIn aria-hidden="true" />
        </Tool>
        <a
          href={picture.url}
          download={picture.name}
          aria-label={t("files.download", { name: picture.name })}
          className={tool}
        >
          <Download aria-hidden="true" />
        </a>
        <Tool ref={last} aria-label={t("common.close")} onClick={closeViewer}>
          <X aria-hidden="true" />
        </Tool>
      </div>
      {count > 1 && (
        <>
          <Tool
            className="absolute top-1/2 start-3 -translate-y-1/2"
            aria-label={t("files.viewer.previous")}
            disabled={index === 0}
            onClick={() => goBy(-1)}
          >
            <ChevronLeft aria-hidden="true" />
          </Tool>
          <Tool
            className="absolute top-1/2 end-3 -translate-y-1/2"
            aria-label={t("files.viewer.next")}
            disabled={index === count - 1}
            onClick={() => goBy(1)}
          >
            <ChevronRight aria-hidden="true" />
          </Tool>
        </>
      )}
    </Dialog.Content>
  );
}

/** The pictures of a conversation in the whole window: ← → or a swipe to the others, + - or two fingers to zoom, Esc. */
export function PictureViewer() {
  const { t } = useTranslation();
  const open = useStore(viewer);
  const picture = open?.pictures[open.index];
  if (!open || !picture) return null;
  const count = open.pictures.length;
  return (
    <Dialog.Root open onOpenChange={closeViewer}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 bg-[rgb(0_0_0/0.92)]" />
        <Shown
          picture={picture}
          place={t("files.viewer.title", { number: open.index + 1, count })}
          index={open.index}
          count={count}
        />
      </Dialog.Portal>
    </Dialog.Root>
  );
}
