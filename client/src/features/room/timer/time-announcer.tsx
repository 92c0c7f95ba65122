import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { endsAt } from "@/entities/session/status";
import type { View } from "@/entities/session/view";
import { useNow } from "@/lib/time/now";
import { toSay } from "./times";

/** Says to screen readers that five minutes are left, and that one is. */
export function TimeAnnouncer({ view }: { view: View }) {
  const { t } = useTranslation();
  const left = endsAt(view.session) - useNow(1_000);
  const before = useRef(left);
  const [said, setSaid] = useState("");
  useEffect(() => {
    const minutes = toSay(before.current, left);
    if (minutes !== null) setSaid(t("room.time.said", { count: minutes }));
    before.current = left;
  }, [left, t]);
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}
