import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { tracksKey, useLevel } from "./level";

const BARS = 16;
const QUIET = 0.12;
const SILENT_MS = 6_000;

/** How loud the microphone hears me, and a word when it hears nothing for a while. */
export function LevelMeter({ stream, isOn }: { stream: MediaStream | null; isOn: boolean }) {
  const { t } = useTranslation();
  const bars = useRef<HTMLDivElement>(null);
  const heardAt = useRef(Date.now());
  const [isSilent, setIsSilent] = useState(false);
  useLevel(isOn ? stream : null, tracksKey(stream), (level) => {
    // Straight to the elements: twelve renders a second would make the whole page slow.
    const lit = Math.round(level * BARS);
    for (const [at, bar] of [...(bars.current?.children ?? [])].entries())
      bar.toggleAttribute("data-lit", at < lit);
    if (level > QUIET) heardAt.current = Date.now();
    setIsSilent(Date.now() - heardAt.current > SILENT_MS);
  });
  return (
    <div className="grid gap-1.5">
      <div
        ref={bars}
        role="img"
        aria-label={t("room.device.level")}
        className="flex h-3 items-stretch gap-0.75"
      >
        {Array.from({ length: BARS }, (_, at) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: the bars never change places
            key={at}
            className="flex-1 rounded-full bg-line data-lit:bg-ok"
          />
        ))}
      </div>
      <p role="status" className="text-sm text-ink-faint">
        {t(isOn ? (isSilent ? "room.device.silent" : "room.device.speak") : "room.device.isOff")}
      </p>
    </div>
  );
}
