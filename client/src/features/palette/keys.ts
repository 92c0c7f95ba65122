import { useEffect, useEffectEvent, useRef } from "react";

/** Pages by the letter that follows "g". */
export const PAGES = {
  d: { to: "/dashboard", label: "dashboard" },
  f: { to: "/discover", label: "discover" },
  t: { to: "/matches", label: "matches" },
  m: { to: "/messages", label: "messages" },
  s: { to: "/sessions", label: "sessions" },
  w: { to: "/swaps", label: "swaps" },
  r: { to: "/rings", label: "rings" },
  k: { to: "/skills", label: "skills" },
  c: { to: "/credits", label: "credits" },
  n: { to: "/notifications", label: "notifications" },
  p: { to: "/profile", label: "profile" },
} as const;

/** What keys ask for anywhere but in a room, which has its own. */
export type Asked = { open: "palette" | "help" | "search" } | { to: string };

const SECOND_KEY_MS = 1_500;
/** Where keys mean something else: fields, menus, dialogs, and what says so with `data-keys="own"`. */
const OWN_KEYS =
  "input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox], [role=menu], [role=listbox], [data-keys=own]";

type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "target"> &
  Partial<Pick<KeyboardEvent, "repeat" | "isComposing" | "defaultPrevented">>;

const isTyping = ({ target }: Press) => target instanceof Element && !!target.closest(OWN_KEYS);

/** What one key asks for, `afterG` when "g" came just before. "g" alone is the first of two. */
export function askedBy(press: Press, afterG: boolean): Asked | "g" | null {
  const { key, ctrlKey, metaKey, altKey } = press;
  if (press.repeat || press.isComposing || press.defaultPrevented || altKey) return null;
  if (ctrlKey || metaKey) return key.toLowerCase() === "k" ? { open: "palette" } : null;
  if (isTyping(press)) return null;
  if (afterG) {
    const page = Object.entries(PAGES).find(([letter]) => letter === key.toLowerCase());
    if (page) return { to: page[1].to };
  }
  if (key === "/") return { open: "search" };
  if (key === "?") return { open: "help" };
  return key === "g" ? "g" : null;
}

/** Calls `onAsk` with what keys ask for. Nothing happens while a dialog is open, nor while it is off (in a room). */
export function useKeys(isOn: boolean, onAsk: (asked: Asked) => void): void {
  const ask = useEffectEvent(onAsk);
  const gAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent) => {
      const asked = askedBy(event, event.timeStamp - gAt.current < SECOND_KEY_MS);
      gAt.current = asked === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (!asked || asked === "g") return;
      if (document.querySelector("[role=dialog], [role=alertdialog]")) return;
      event.preventDefault();
      ask(asked);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [isOn]);
}
