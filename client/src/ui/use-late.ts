import { useEffect, useEffectEvent, useState } from "react";
import { ApiError } from "skillswap-sdk";
import { toast } from "sonner";
import { describeError } from "@/lib/api/describe";

/**
 * What `load` fetches, once it was `wanted`; null before. For code that most visits never need: it stays out of what a
 * page loads first. When it cannot be fetched a toast says so, and `onFailure` is called.
 */
export function useLate<Code>(
  load: () => Promise<Code>,
  wanted: boolean,
  onFailure: () => void,
): Code | null {
  const [loaded, setLoaded] = useState<{ code: Code } | null>(null);
  const begin = useEffectEvent(load);
  const failed = useEffectEvent(() => {
    toast.error(describeError(new ApiError(0, "unreachable", "")));
    onFailure();
  });
  useEffect(() => {
    if (!wanted) return;
    let isOver = false;
    begin().then(
      (code) => !isOver && setLoaded((known) => known ?? { code }),
      () => !isOver && failed(),
    );
    return () => {
      isOver = true;
    };
  }, [wanted]);
  return loaded?.code ?? null;
}
