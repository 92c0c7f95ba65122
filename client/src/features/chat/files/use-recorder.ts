import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { configQuery } from "@/lib/api/config";
import {
  type Recorded,
  type Recording,
  type RecordingTrouble,
  record,
  troubleOf,
} from "./recording";

const USUAL_SECONDS = 300;

/** Why a recording stopped by itself: it is as long as one may be; nobody sees any more that it goes on. */
type Why = "full" | "hidden";
type State =
  | { kind: "idle"; trouble: RecordingTrouble | null }
  | { kind: "asking" }
  | { kind: "recording"; ms: number; level: number }
  | { kind: "ready"; recorded: Recorded; url: string; why: Why | null };
const IDLE: State = { kind: "idle", trouble: null };

/** Records one voice message: it stops by itself at the longest a message may be, and is then ready to be heard. */
export function useRecorder() {
  const longestMs = (useQuery(configQuery).data?.limits.voiceSeconds ?? USUAL_SECONDS) * 1_000;
  const [state, setState] = useState<State>(IDLE);
  const running = useRef<Recording | null>(null);
  const isWanted = useRef(false);
  useEffect(
    () => () => {
      isWanted.current = false;
      running.current?.cancel();
    },
    [],
  );

  async function start() {
    isWanted.current = true;
    setState({ kind: "asking" });
    try {
      const made = await record((ms, level) => {
        setState({ kind: "recording", ms, level });
        if (ms >= longestMs) void stop("full");
      });
      if (!isWanted.current) return made.cancel(); // released or left while the browser asked
      running.current = made;
      setState({ kind: "recording", ms: 0, level: 0 });
    } catch (error) {
      setState({ kind: "idle", trouble: troubleOf(error) });
    }
  }

  async function stop(why: Why | null = null) {
    const recording = running.current;
    running.current = null;
    if (!recording) return;
    const made = await recording.stop();
    if (!isWanted.current) return; // discarded meanwhile
    const recorded = { ...made, durationMs: Math.min(made.durationMs, longestMs) };
    setState({ kind: "ready", recorded, url: URL.createObjectURL(made.blob), why });
  }

  const onHidden = useEffectEvent(() => void stop("hidden"));
  useEffect(() => {
    const look = () => document.hidden && onHidden();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);

  function discard() {
    isWanted.current = false;
    running.current?.cancel();
    running.current = null;
    if (state.kind === "ready") URL.revokeObjectURL(state.url);
    setState(IDLE);
  }

  return { state, longestMs, start: () => void start(), stop: () => void stop(), discard };
}
