import { useEffect, useEffectEvent, useState } from "react";

/**
 * The messages that were unread when the conversation was opened or its tab became visible again. The
 * range stays, so that the divider does not move while I read.
 */
export function useUnreadRange(readSeq: number, newest: number) {
  const [range, setRange] = useState({ after: readSeq, upTo: newest });
  const onVisibility = useEffectEvent(() => {
    const hidden = document.visibilityState === "hidden";
    if (hidden) setRange({ after: newest, upTo: Number.POSITIVE_INFINITY });
    else setRange((before) => ({ ...before, upTo: newest }));
  });
  useEffect(() => {
    const listener = () => onVisibility();
    document.addEventListener("visibilitychange", listener);
    return () => document.removeEventListener("visibilitychange", listener);
  }, []);
  return range;
}
