import { useEffect, useLayoutEffect, useMemo } from "react";
import type { Session } from "skillswap-sdk";
import { useRealtime } from "@/lib/realtime/provider";
import { createStore, useStore } from "@/lib/store";
import { type Call, type CallActions, type CallSnapshot, NO_CALL } from "./call-types";
import { CallEngine } from "./engine";
import { signallingOver } from "./signalling";

const noCall = createStore<CallSnapshot>(NO_CALL);

/** Who answers, and whose offer is withdrawn when both offer at once: the student. */
function isPolite(session: Session, me: string): boolean {
  return session.student.id === me;
}

/** The call of a session. It ends with the component; after a reload it goes on by itself. */
export function useCall({ session, me }: { session: Session; me: { id: string } }): Call {
  const connection = useRealtime()?.connection ?? null;
  const sessionId = session.id;
  const polite = isPolite(session, me.id);
  const engine = useMemo(() => {
    if (!connection) return null;
    const signalling = signallingOver(connection, sessionId);
    return new CallEngine({ sessionId, me: me.id, isPolite: polite, signalling });
  }, [connection, sessionId, me.id, polite]);
  useEffect(() => {
    if (engine?.wasIn) void engine.callAgain();
  }, [engine]);
  // Before the effects of what is around us: at a log-out the socket is still open, so the other one is told.
  useLayoutEffect(() => () => engine?.dispose(), [engine]);
  const actions = useMemo(() => actionsOf(engine), [engine]);
  return { ...useStore(engine?.snapshot ?? noCall), ...actions };
}

function actionsOf(engine: CallEngine | null): CallActions {
  return {
    join: async ({ stream }) => engine?.join(stream),
    leave: async () => engine?.leave(),
    takeBack: async () => engine?.callAgain(),
    callAgain: async () => engine?.callAgain(),
    setMuted: (on) => engine?.media.setMuted(on),
    setCameraOff: async (off) => engine?.media.setCameraOff(off),
    share: async () => engine?.media.share(),
    stopSharing: () => engine?.media.stopSharing(),
    replaceDevice: async (kind, deviceId) => engine?.media.replace(kind, deviceId),
    sendCaption: (text) => engine?.sendCaption(text),
  };
}
