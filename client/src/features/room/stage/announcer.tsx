import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Call } from "../call/call-types";
import { announcements } from "./announcements";

/** Says to screen readers who comes and goes, and what is turned on and off. */
export function CallAnnouncer({ call, name }: { call: Call; name: string }) {
  const { t } = useTranslation();
  const { state, local, remote, isAudioOnly } = call;
  const was = useRef({ state, local, remote, isAudioOnly });
  const [said, setSaid] = useState({ number: 0, text: "" });
  useEffect(() => {
    const now = { state, local, remote, isAudioOnly };
    const news = announcements(was.current, now);
    was.current = now;
    if (news.length === 0) return;
    const text = news.map((one) => t(`room.said.${one}`, { name })).join(" ");
    setSaid(({ number }) => ({ number: number + 1, text }));
  }, [state, local, remote, isAudioOnly, name, t]);
  return (
    <div role="status" className="sr-only">
      <p key={said.number}>{said.text}</p>
    </div>
  );
}
