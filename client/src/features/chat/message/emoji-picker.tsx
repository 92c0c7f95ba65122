import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { cn } from "@/lib/cn";
import { stepOfKey } from "@/lib/i18n/direction";
import { Dialog } from "@/ui/dialog";
import { controlClass } from "@/ui/field";
import { emojiFound } from "./emoji-list";

/** Moves the focus among the buttons of a grid: sideways by one, up and down to the nearest of another line. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>("button")];
  const here = all.indexOf(document.activeElement as HTMLElement);
  const from = all[here];
  if (!from) return;
  const step = stepOfKey(event.key);
  const next = step ? all[here + step] : nearest(all, from, event.key);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function nearest(all: HTMLElement[], from: HTMLElement, key: string): HTMLElement | undefined {
  const sign = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (!sign) return undefined;
  const { top, left } = from.getBoundingClientRect();
  const boxes = all.map((button) => ({ button, box: button.getBoundingClientRect() }));
  const beyond = boxes.filter(({ box }) => sign * (box.top - top) > 1);
  const line = Math.min(...beyond.map(({ box }) => sign * box.top)) * sign;
  const inLine = beyond.filter(({ box }) => Math.abs(box.top - line) <= 1);
  return inLine.sort((a, b) => Math.abs(a.box.left - left) - Math.abs(b.box.left - left))[0]
    ?.button;
}

/** All emoji that we offer, by category, found by words. */
export function EmojiPicker({
  onPick,
  onClose,
}: {
  onPick: (emoji: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [query, setQuery] = useState("");
  const search = useRef<HTMLInputElement>(null);
  const found = emojiFound(query);
  const first = found[0]?.entries[0]?.[0];
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t("message.react.title")}
      focus={search}
    >
      <input
        ref={search}
        type="search"
        value={query}
        aria-label={t("message.react.search")}
        placeholder={t("message.react.search")}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && first) onPick(first);
        }}
        className={cn(controlClass, "min-h-11")}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move among its buttons, which Tab reaches too */}
      <div className="mt-4 grid h-72 content-start gap-3 overflow-y-auto" onKeyDown={moveFocus}>
        {found.map(({ category, entries }) => (
          <section key={category} aria-labelledby={`emoji-${category}`}>
            <h3 id={`emoji-${category}`} className="text-xs font-bold text-ink-faint">
              {t(`message.react.${category}`)}
            </h3>
            <div className="grid grid-cols-[repeat(auto-fill,minmax(2.75rem,1fr))]">
              {entries.map(([emoji, words]) => (
                <button
                  key={emoji}
                  type="button"
                  aria-label={`${emoji} ${words}`}
                  title={words}
                  onClick={() => onPick(emoji)}
                  className="grid size-11 place-items-center rounded-md text-2xl hover:bg-accent-soft focus-visible:bg-accent-soft"
                >
                  {emoji}
                </button>
              ))}
            </div>
          </section>
        ))}
        {found.length === 0 && <p role="status">{t("message.react.none")}</p>}
      </div>
    </Dialog>
  );
}
