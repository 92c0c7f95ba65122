import { Mic, SendHorizontal, Square, Trash2 } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Message } from "skillswap-sdk";
import { useMe } from "@/lib/auth/me";
import { useRealtime } from "@/lib/realtime/provider";
import { clockOf } from "@/lib/time/clock-of";
import { useUnsaved } from "@/lib/unsaved";
import { Button } from "@/ui/button";
import { keepAll } from "./use-chosen-files";
import { useRecorder } from "./use-recorder";
import { VoicePlayer } from "./voice-player";

const HOLD_MS = 500;

function Level({ level }: { level: number }) {
  return (
    <span className="h-2 flex-1 overflow-hidden rounded-full bg-sunken" aria-hidden="true">
      <span className="block h-full bg-second" style={{ width: `${level}%` }} />
    </span>
  );
}

/**
 * The row of the composer with a microphone: tap it or hold it to record. While something is recorded or waits to be
 * heard, that stands in place of `children`.
 */
export function VoiceRecorder({
  conversationId,
  isOffered,
  isCovered,
  replyTo,
  onSent,
  children,
}: {
  conversationId: string;
  /** Whether the message is still empty. */
  isOffered: boolean;
  /** Whether another field stands here: what is being recorded stops, because nobody sees it. */
  isCovered: boolean;
  replyTo: Message | null;
  onSent: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const outbox = useRealtime()?.outbox;
  const recorder = useRecorder();
  const { state } = recorder;
  useUnsaved(state.kind === "recording" || state.kind === "ready");
  const stopCovered = useEffectEvent(() => recorder.stop());
  useEffect(() => {
    if (isCovered) stopCovered();
  }, [isCovered]);
  const main = useRef<HTMLButtonElement>(null);
  const before = useRef(state.kind);
  useEffect(() => {
    const isRecorded = state.kind === "recording" || state.kind === "ready";
    const wasRecorded = before.current === "recording" || before.current === "ready";
    if (isRecorded || wasRecorded) main.current?.focus();
    before.current = state.kind;
  }, [state.kind]);

  async function send() {
    if (state.kind !== "ready" || !outbox) return;
    const { blob, name, durationMs, waveform } = state.recorded;
    const file = { id: crypto.randomUUID(), name, contentType: blob.type, size: blob.size, blob };
    recorder.discard();
    onSent();
    const files = await keepAll(
      [{ ...file, width: null, height: null, durationMs, waveform }],
      me.id,
    );
    await outbox.add({ conversationId, content: "", replyTo: replyTo?.id ?? null, files });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape" || state.kind === "idle") return;
    event.preventDefault();
    event.stopPropagation();
    recorder.stop(); // what is recorded is discarded only by its button
  }

  /** Recording begins with the press. One that is held ends with its release; after a tap it goes on. */
  function press() {
    const pressedAt = performance.now();
    const released = new AbortController();
    const release = () => {
      released.abort();
      if (performance.now() - pressedAt > HOLD_MS) recorder.stop();
    };
    document.addEventListener("pointerup", release, released);
    document.addEventListener("pointercancel", release, released); // the system took the finger
    recorder.start();
  }

  if (state.kind === "recording" || state.kind === "ready")
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: Escape is for all that stands in it
      <div className="flex flex-wrap items-center gap-2" onKeyDown={onKeyDown}>
        <Button
          variant="quiet"
          size="icon"
          aria-label={t("files.voice.cancel")}
          onClick={recorder.discard}
        >
          <Trash2 aria-hidden="true" />
        </Button>
        {state.kind === "recording" ? (
          <>
            <span className="flex min-w-0 flex-1 items-center gap-3">
              <span className="tabular-nums" data-testid="recorded">
                {clockOf(state.ms)}
              </span>
              <Level level={state.level} />
            </span>
            <Button
              ref={main}
              size="icon"
              aria-label={t("files.voice.stop")}
              onClick={recorder.stop}
            >
              <Square aria-hidden="true" />
            </Button>
            <p role="status" className="sr-only">
              {t("files.voice.recording")}
            </p>
          </>
        ) : (
          <>
            <div className="min-w-0 flex-1">
              <VoicePlayer
                url={state.url}
                durationMs={state.recorded.durationMs}
                waveform={state.recorded.waveform}
              />
            </div>
            <Button
              ref={main}
              size="icon"
              aria-label={t("files.voice.send")}
              onClick={() => void send()}
            >
              <SendHorizontal aria-hidden="true" />
            </Button>
            {state.why && (
              <p className="w-full text-sm text-ink-soft">
                {state.why === "full"
                  ? t("files.voice.limit", { count: Math.round(recorder.longestMs / 60_000) })
                  : t("files.voice.hidden")}
              </p>
            )}
            <p role="status" className="sr-only">
              {t("files.voice.ready", { length: clockOf(state.recorded.durationMs) })}
            </p>
          </>
        )}
      </div>
    );
  return (
    <>
      {state.kind === "idle" && state.trouble && (
        <p role="alert" className="mb-2 text-sm font-semibold text-danger">
          {t(`files.voice.${state.trouble}`)}
        </p>
      )}
      <div className="flex items-end gap-2">
        {children}
        {isOffered && (
          <Button
            ref={main}
            variant="quiet"
            size="icon"
            aria-label={t("files.voice.record")}
            className="touch-none select-none"
            onContextMenu={(event) => event.preventDefault()} // of a finger that holds it
            disabled={state.kind === "asking"}
            onPointerDown={({ button }) => button === 0 && press()}
            onClick={({ detail }) => detail === 0 && recorder.start()}
          >
            <Mic aria-hidden="true" />
          </Button>
        )}
      </div>
    </>
  );
}
