import { MicOff } from "lucide-react";
import type { ReactNode, Ref } from "react";
import { useTranslation } from "react-i18next";
import type { View } from "@/entities/session/view";
import { cn } from "@/lib/cn";
import type { Call } from "../call/call-types";
import { tracksKey, useSpeaking } from "../media/level";
import { Video } from "../media/video";
import type { Shown } from "./arrange";
import { Face } from "./face";

/** A name in the corner of a picture; a long one ends in dots, and its direction is its own. */
function NameTag({ name, isMuted, isSmall }: { name: string; isMuted: boolean; isSmall: boolean }) {
  const { t } = useTranslation();
  return (
    <p
      className={cn(
        "absolute bottom-2 start-2 flex items-center gap-1.5 rounded-md bg-[rgb(20_19_16/0.72)] px-2 py-0.5 text-sm font-semibold text-[#f3eddf]",
        // Beside a big picture's name stands the small picture.
        isSmall ? "max-w-[calc(100%-1rem)]" : "max-w-[min(24rem,55%)]",
      )}
    >
      {isMuted && (
        <MicOff role="img" aria-label={t("room.stage.micOff")} className="size-4 shrink-0" />
      )}
      <bdi className="truncate" title={name}>
        {name}
      </bdi>
    </p>
  );
}

/** One picture of the call, big or small. */
export function Tile({
  shown,
  call,
  view,
  isSmall,
  videoRef,
  children,
}: {
  shown: Shown;
  call: Call;
  view: View;
  isSmall: boolean;
  videoRef?: Ref<HTMLVideoElement>;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const { me, other } = view;
  const isMine = shown === "me";
  const media = isMine ? call.local : call.remote;
  const stream = shown === "theirScreen" ? call.remote.screen : media.stream;
  const isScreen = shown === "theirScreen";
  const isPaused = call.isAudioOnly && !isScreen;
  const hasVideo = isScreen || (!media.isCameraOff && !isPaused);
  const isSpeaking = useSpeaking(
    media.isMuted || isScreen ? null : media.stream,
    tracksKey(media.stream),
  );
  const name = isScreen
    ? t("room.stage.screenOf", { name: other.name })
    : isMine
      ? t("room.stage.you")
      : other.name;
  return (
    <div className="absolute inset-0 overflow-hidden rounded-[inherit] bg-surface">
      {!isScreen && <Face person={isMine ? me : other} isSpeaking={isSpeaking} isSmall={isSmall} />}
      {hasVideo && stream && (
        <Video
          stream={stream}
          label={name}
          isMirrored={isMine}
          fit={isScreen ? "whole" : isSmall ? "fill" : "face"}
          className={isScreen ? "bg-sunken" : ""}
          {...(videoRef ? { ref: videoRef } : {})}
        />
      )}
      <div
        className={cn(
          "pointer-events-none absolute inset-0 rounded-[inherit] border-3 border-transparent transition-colors",
          isSpeaking && isSmall && "border-ok",
        )}
      />
      <NameTag name={name} isMuted={!isScreen && media.isMuted} isSmall={isSmall} />
      {children}
    </div>
  );
}
