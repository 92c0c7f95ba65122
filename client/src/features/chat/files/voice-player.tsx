import { Pause, Play } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { clockOf } from "@/lib/time/clock-of";
import { usePlayer } from "./use-player";

const STEP_SECONDS = 5;

function Waveform({ peaks, share }: { peaks: number[]; share: number }) {
  const shown = peaks.length > 0 ? peaks : Array<number>(32).fill(20);
  return (
    <svg
      viewBox={`0 0 ${shown.length * 3} 32`}
      preserveAspectRatio="none"
      className="h-8 w-full"
      aria-hidden="true"
    >
      {shown.map((peak, at) => {
        const high = Math.max(2, (peak / 100) * 30);
        const isPlayed = at / shown.length < share;
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
            key={at}
            x={at * 3}
            y={16 - high / 2}
            width={2}
            height={high}
            rx={1}
            fill="currentColor"
            opacity={isPlayed ? 1 : 0.45}
          />
        );
      })}
    </svg>
  );
}

/** A voice message: play and pause, seek by pointer and arrow keys, three speeds. One plays at a time. */
export function VoicePlayer({
  url,
  durationMs,
  waveform,
}: {
  url: string;
  durationMs: number;
  waveform: number[];
}) {
  const { t } = useTranslation();
  const player = usePlayer(url, durationMs);
  const bar = useRef<HTMLDivElement>(null);
  const seconds = durationMs / 1_000;
  const [now, length] = [clockOf(player.at * 1_000), clockOf(durationMs)];

  function seekTo({ clientX }: PointerEvent) {
    const box = bar.current?.getBoundingClientRect();
    if (box) player.seek(((clientX - box.left) / box.width) * seconds);
  }

  function onKeyDown(event: KeyboardEvent) {
    const places: Record<string, number> = {
      ArrowLeft: player.at - STEP_SECONDS,
      ArrowDown: player.at - STEP_SECONDS,
      ArrowRight: player.at + STEP_SECONDS,
      ArrowUp: player.at + STEP_SECONDS,
      Home: 0,
      End: seconds,
    };
    const place = places[event.key];
    if (place === undefined) return;
    event.preventDefault();
    player.seek(place);
  }

  return (
    <div className="grid w-64 max-w-full gap-1">
      {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down what is said */}
      <audio ref={player.audio} src={url} preload="none" />
      <div className="flex items-center gap-2">
        <button
          type="button"
          aria-label={t(player.isPlaying ? "files.voice.pause" : "files.voice.play")}
          onClick={player.toggle}
          className="grid size-11 shrink-0 place-items-center rounded-full bg-[color-mix(in_srgb,currentColor_15%,transparent)] [&_svg]:size-5"
        >
          {player.isPlaying ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
        </button>
        <div
          ref={bar}
          dir="ltr"
          role="slider"
          tabIndex={0}
          aria-label={t("files.voice.position")}
          aria-valuemin={0}
          aria-valuemax={Math.round(seconds)}
          aria-valuenow={Math.round(player.at)}
          aria-valuetext={t("files.voice.at", { now, length })}
          onPointerDown={seekTo}
          onKeyDown={onKeyDown}
          className="min-w-0 flex-1 cursor-pointer rounded-md py-1"
        >
          <Waveform peaks={waveform} share={seconds > 0 ? player.at / seconds : 0} />
        </div>
      </div>
      <div className="flex items-center justify-between text-xs">
        <span>{player.isPlaying || player.at > 0 ? `${now} / ${length}` : length}</span>
        <button
          type="button"
          aria-label={t("files.voice.speed", { times: player.speed })}
          onClick={player.faster}
          className="min-h-10 min-w-10 rounded-full pointer-coarse:min-h-11 pointer-coarse:min-w-11 px-3 font-bold"
        >
          {player.speed}×
        </button>
      </div>
      {player.isBroken && (
        <p role="alert" className="text-sm">
          {t("files.voice.cannotPlay")}
        </p>
      )}
    </div>
  );
}
