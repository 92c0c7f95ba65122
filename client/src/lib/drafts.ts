import { useState } from "react";
import { useMe } from "./auth/me";
import { chosenIds } from "./files/chosen";
import { removeFile } from "./files/file-store";

/**
 * Unsent input of a member, kept in localStorage: it survives closing a dialog and reloading the page. It is
 * removed when it is sent, discarded, or the member logs out.
 */
const PREFIX = "skillswap.draft.";
const keyOf = (userId: string, name: string) => `${PREFIX}${userId}.${name}`;

function read<Values>(userId: string, name: string): Partial<Values> | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(userId, name)) ?? "null");
    return kept && typeof kept === "object" ? kept : null;
  } catch {
    return null; // not written by this version
  }
}

/** Removes every draft of a member, the text and files of messages that were being written too. */
export function forgetDrafts(userId: string): void {
  for (const id of chosenIds(userId)) void removeFile(id);
  for (const key of Object.keys(localStorage))
    if (key.startsWith(keyOf(userId, ""))) localStorage.removeItem(key);
}

/** True while a draft of that name is kept here. */
export function isDraftKept(userId: string, name: string): boolean {
  return read(userId, name) !== null;
}

function isSame<Values extends object>(one: Values, two: Values): boolean {
  const keys = Object.keys(two) as (keyof Values)[];
  return keys.every((key) => one[key] === two[key]);
}

/** The draft of a form that holds its own values: `kept` is what was stored when it opened. */
export function useStoredDraft<Values extends object>(name: string, start: Values) {
  const { id } = useMe();
  const [first] = useState(start);
  const [kept] = useState(() => read<Values>(id, name));
  const [isKept, setIsKept] = useState(kept !== null);
  const forget = () => {
    localStorage.removeItem(keyOf(id, name));
    setIsKept(false);
  };
  const keep = (values: Values) => {
    if (isSame(values, first)) forget();
    else localStorage.setItem(keyOf(id, name), JSON.stringify(values));
  };
  return { kept, isKept, keep, forget };
}

/** The values of a small form, restored from its draft. Values are strings, numbers, booleans or null. */
export function useDraft<Values extends object>(name: string, start: Values) {
  const { kept, isKept, keep, forget } = useStoredDraft(name, start);
  const [values, setValues] = useState<Values>(() => ({ ...start, ...kept }));
  return {
    values,
    /** Whether the values come from a draft. */
    isKept,
    change: (part: Partial<Values>) => {
      const next = { ...values, ...part };
      setValues(next);
      keep(next);
    },
    /** Sets a value that the form chose by itself, without keeping it. */
    fill: (part: Partial<Values>) => setValues((now) => ({ ...now, ...part })),
    forget,
    startOver: () => {
      setValues(start);
      forget();
    },
  };
}

/**
 * The idempotency key of what a form sends. Once it was sent it is kept with the draft: the next try, after a reload
 * too, is the same request when only the answer of the first was lost.
 */
export function useRequestKey(name: string) {
  const { id } = useMe();
  const place = keyOf(id, `${name}.key`);
  const [key, setKey] = useState(() => localStorage.getItem(place) ?? crypto.randomUUID());
  return {
    key,
    keep: () => localStorage.setItem(place, key),
    /** The next request is another one. */
    renew: () => {
      localStorage.removeItem(place);
      setKey(crypto.randomUUID());
    },
  };
}
