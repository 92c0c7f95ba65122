import { useEffect, useEffectEvent, useState } from "react";

/**
 * Which messages were new when I came to the conversation, or came back to its tab. It stays as it
 * was then, so that the divider does not run away while I read.
 */
export function useUnreadStretch(readSeq: number, newest: number) {
  const [stretch, setStretch] = useState({ after: readSeq, upTo: newest });
  const onVisibility = useEffectEvent(() => {
    const hidden = document.visibilityState === "hidden";
    if (hidden) setStretch({ after: newest, upTo: Number.POSITIVE_INFINITY });
    else setStretch((left) => ({ ...left, upTo: newest }));
  });
  useEffect(() => {
    const listener = () => onVisibility();
    document.addEventListener("visibilitychange", listener);
    return () => document.removeEventListener("visibilitychange", listener);
  }, []);
  return stretch;
}
