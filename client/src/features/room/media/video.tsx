import { type Ref, useEffect, useRef, useState } from "react";
import { cn } from "@/lib/cn";
import { type Fit, isFilled } from "./fit";

/** A silent moving picture. It is transparent until there is one: what stands behind it is seen until then. */
export function Video({
  stream,
  label,
  isMirrored = false,
  fit = "fill",
  className,
  ref,
}: {
  stream: MediaStream;
  label: string;
  /** As in a mirror: people know themselves so. */
  isMirrored?: boolean;
  fit?: Fit;
  className?: string;
  ref?: Ref<HTMLVideoElement>;
}) {
  const own = useRef<HTMLVideoElement>(null);
  const [isSeen, setIsSeen] = useState(false);
  const [fills, setFills] = useState(fit !== "whole");
  useEffect(() => {
    const video = own.current;
    if (!video) return;
    const look = () => setFills(isFilled(fit, video));
    const watcher = new ResizeObserver(look);
    watcher.observe(video);
    video.addEventListener("resize", look); // the picture itself: a phone that is turned
    look();
    return () => {
      watcher.disconnect();
      video.removeEventListener("resize", look);
    };
  }, [fit]);
  useEffect(() => {
    const video = own.current;
    if (!video) return;
    video.srcObject = stream;
    void video.play().catch(() => undefined);
    return () => {
      video.srcObject = null;
    };
  }, [stream]);
  return (
    <video
      ref={(element) => {
        own.current = element;
        if (typeof ref === "function") ref(element);
        else if (ref) ref.current = element;
      }}
      muted
      autoPlay
      playsInline
      aria-label={label}
      onLoadedData={() => setIsSeen(true)}
      onEmptied={() => setIsSeen(false)}
      className={cn(
        "absolute inset-0 size-full transition-opacity",
        fills ? "object-cover" : "object-contain",
        isMirrored && "-scale-x-100",
        isSeen ? "opacity-100" : "opacity-0",
        className,
      )}
    />
  );
}
