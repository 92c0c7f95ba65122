import { type RefObject, useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { View } from "@/entities/session/view";
import { topicName } from "@/lib/i18n/topics";
import { useRealtime } from "@/lib/realtime/provider";
import { createStore, useStore } from "@/lib/store";
import { signallingOver } from "../call/signalling";
import type { JitsiPlace } from "./external-api";
import { JitsiCall, type JitsiSnapshot } from "./jitsi-call";

const nothing = createStore<JitsiSnapshot>({ state: "loading", isTogether: false });

/** The Jitsi call of a session, shown inside `parent`. It ends with the component. `place` must stay the same. */
export function useJitsi(view: View, place: JitsiPlace, parent: RefObject<HTMLElement | null>) {
  const connection = useRealtime()?.connection ?? null;
  const { i18n } = useTranslation();
  const { id, skill } = view.session;
  const { language } = i18n;
  const me = view.me.id;
  const name = view.me.name;
  const subject = topicName(skill.name);
  const call = useMemo(() => {
    if (!connection) return null;
    const signalling = signallingOver(connection, id);
    return new JitsiCall({ me, signalling, embedding: { place, name, subject, language } });
  }, [connection, id, me, place, name, subject, language]);
  useEffect(() => {
    if (call && parent.current) void call.open(parent.current);
    return () => call?.dispose();
  }, [call, parent]);
  const snapshot = useStore(call?.snapshot ?? nothing);
  return {
    ...snapshot,
    again: () => parent.current && void call?.open(parent.current),
    moveToTab: () => call?.moveToTab(),
    leave: () => call?.leave(),
  };
}

export type Jitsi = ReturnType<typeof useJitsi>;
