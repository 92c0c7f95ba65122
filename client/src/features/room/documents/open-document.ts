import { useEffect, useState } from "react";
import type { Connection } from "skillswap-sdk";
import type { View } from "@/entities/session/view";
import { useRealtime } from "@/lib/realtime/provider";
import { useStore } from "@/lib/store";
import { holdUnsent, useUnsaved } from "@/lib/unsaved";
import { DocumentProvider, type Person } from "./provider";
import { type DocumentName, realTransport } from "./transport";

const LOOKS = {
  teacher: { color: "var(--accent)", colorLight: "var(--accent-soft)" },
  student: { color: "var(--second-ink)", colorLight: "var(--second-soft)" },
};

/** How the two are shown in each other's documents. */
export function personOf({ session }: View, userId: string): Person {
  const isTeacher = session.teacher.id === userId;
  const { name } = isTeacher ? session.teacher : session.student;
  return { name, ...LOOKS[isTeacher ? "teacher" : "student"] };
}

interface Opened {
  provider: DocumentProvider;
  connection: Connection;
  users: number;
}
const opened = new Map<string, Opened>();

/** A document stays open after its panel was closed, until the server has all that was changed; the tab asks before. */
function release(key: string, one: Opened): void {
  one.users--;
  const end = () => {
    if (one.users > 0 || opened.get(key) !== one) return true;
    if (one.provider.hasUnsent && one.provider.state.get() !== "closed") return false;
    opened.delete(key);
    one.provider.stop();
    return true;
  };
  if (end()) return;
  const arrived = holdUnsent();
  const stop = one.provider.state.subscribe(() => {
    if (!end()) return;
    arrived();
    stop();
  });
}

/** The session's board or text, kept in step while the component is shown; null for the moment before. */
export function useSharedDocument(view: View, name: DocumentName): DocumentProvider | null {
  const connection = useRealtime()?.connection;
  const [provider, setProvider] = useState<DocumentProvider | null>(null);
  const sessionId = view.session.id;
  const { teacher, student } = view.session;
  const me = view.me.id;
  // The people of a session stay the same; their names matter when it is opened.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new copy of the session is the same document
  useEffect(() => {
    if (!connection) return;
    const key = `${me}/${sessionId}/${name}`;
    const transport = () => realTransport(connection, sessionId, name);
    let one = opened.get(key);
    if (!one) {
      const made = new DocumentProvider(transport(), (userId) => personOf(view, userId));
      made.start(me);
      one = { provider: made, connection, users: 0 };
      opened.set(key, one);
    } else if (one.connection !== connection) {
      one.connection = connection;
      one.provider.moveTo(transport());
    }
    const mine = one;
    mine.users++;
    setProvider(mine.provider);
    return () => {
      setProvider(null);
      release(key, mine);
    };
  }, [connection, sessionId, name, me, teacher.id, student.id]);
  return provider;
}

const NOT_SAVED = new Set(["saving", "waiting", "full", "refused"]);

/** Whether everything is saved; leaving the page asks while it is not. */
export function useSaveState(provider: DocumentProvider) {
  const state = useStore(provider.state);
  useUnsaved(NOT_SAVED.has(state));
  return state;
}
