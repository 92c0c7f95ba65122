import { useState } from "react";
import { useMe } from "./session";

/**
 * What a member began and has not sent, kept in this browser: it survives a window that closes and a page that
 * loads again. It goes when it is sent, when it is taken back, and when the member logs out.
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

/** Take away every draft of a member, the begun messages too. */
export function forgetDrafts(userId: string): void {
  for (const key of Object.keys(localStorage))
    if (key.startsWith(keyOf(userId, ""))) localStorage.removeItem(key);
}

function isSame<Values extends object>(one: Values, two: Values): boolean {
  const keys = Object.keys(two) as (keyof Values)[];
  return keys.every((key) => one[key] === two[key]);
}

/** A form's draft for a form that holds its own values: `kept` is what was there when it opened. */
export function useKept<Values extends object>(name: string, start: Values) {
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

/** The values of a small form, with what was kept of them. Values are texts, numbers, booleans or null. */
export function useDraft<Values extends object>(name: string, start: Values) {
  const { kept, isKept, keep, forget } = useKept(name, start);
  const [values, setValues] = useState<Values>(() => ({ ...start, ...kept }));
  return {
    values,
    /** What stands there was kept from before. */
    isKept,
    change: (part: Partial<Values>) => {
      const next = { ...values, ...part };
      setValues(next);
      keep(next);
    },
    /** A choice that the form makes by itself, which is not worth keeping. */
    fill: (part: Partial<Values>) => setValues((now) => ({ ...now, ...part })),
    forget,
    startOver: () => {
      setValues(start);
      forget();
    },
  };
}
