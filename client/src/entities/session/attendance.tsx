import { useTranslation } from "react-i18next";
import { withCommas } from "@/lib/i18n/lists";
import { useMyZone } from "@/lib/time/my-zone";
import { clockIn } from "@/lib/time/zones";
import type { View } from "./view";

/** Who was in the call from when to when, as facts; nothing when nobody used it. */
export function AttendanceFacts({ view }: { view: View }) {
  const { t } = useTranslation();
  const zone = useMyZone();
  const { session, me, other } = view;
  const spans = (id: string) =>
    session.seats
      .find(({ userId }) => userId === id)
      ?.attendance.map(({ joinedAt, leftAt }) =>
        t(leftAt ? "sessionPage.there.span" : "sessionPage.there.since", {
          from: clockIn(joinedAt, zone),
          until: clockIn(leftAt ?? joinedAt, zone),
        }),
      ) ?? [];
  const [mine, theirs] = [spans(me.id), spans(other.id)];
  const { name } = other;
  if (session.togetherMinutes === null) return null;
  return (
    <ul className="grid gap-0.5 text-sm text-ink-soft">
      <li>
        {mine.length > 0
          ? t("sessionPage.there.you", { spans: withCommas(mine) })
          : t("sessionPage.there.youNever")}
      </li>
      {!session.isReduced && (
        <li className="break-words">
          {theirs.length > 0
            ? t("sessionPage.there.they", { name, spans: withCommas(theirs) })
            : t("sessionPage.there.theyNever", { name })}
        </li>
      )}
      <li>{t("sessionPage.there.both", { count: session.togetherMinutes })}</li>
    </ul>
  );
}
