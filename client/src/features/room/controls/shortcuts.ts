import { useEffect, useEffectEvent } from "react";

/** What a single letter does in the room. Shown in tooltips and in the help. */
export const KEYS = {
  mic: "m",
  camera: "v",
  share: "s",
  chat: "c",
  notes: "n",
  board: "b",
  text: "t",
  captions: "l",
  swap: "x",
  picture: "p",
  fullScreen: "f",
  help: "?",
} as const;

export type Act = keyof typeof KEYS;

const BY_KEY = new Map<string, Act>(Object.entries(KEYS).map(([act, key]) => [key, act as Act]));

/** Where keys mean something else: fields, menus, dialogs, and what says so with `data-keys="own"` (the board). */
const OWN_KEYS =
  "input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox], [role=menu], [role=dialog], [role=alertdialog], [data-keys=own]";

/** The act that a key asks for; null while somebody types, and for what the browser does with a key. */
export function actOf(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "target"> & {
    defaultPrevented?: boolean;
    repeat?: boolean;
    isComposing?: boolean;
  },
): Act | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.defaultPrevented || event.repeat || event.isComposing) return null;
  if (event.target instanceof Element && event.target.closest(OWN_KEYS)) return null;
  return BY_KEY.get(event.key.toLowerCase()) ?? null;
}

/** Does what keys ask for while shown. Nothing happens while a dialog is open. */
export function useShortcuts(isOn: boolean, onAct: (act: Act) => void): void {
  const act = useEffectEvent(onAct);
  useEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent) => {
      const asked = actOf(event);
      if (!asked || document.querySelector("[role=dialog], [role=alertdialog]")) return;
      event.preventDefault();
      act(asked);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [isOn]);
}
