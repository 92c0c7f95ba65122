import { useTranslation } from "react-i18next";
import type { Ring } from "skillswap-sdk";
import { hoursAndMinutes } from "@/lib/time/lengths";
import { useMyZone } from "@/lib/time/my-zone";
import { useNow } from "@/lib/time/now";
import { ago } from "@/lib/time/relative";
import { whenIn } from "@/lib/time/zones";
import { goesOn, hasFreePlace, isOpen, yesOf } from "./view";

function untilKey(ring: Ring) {
  if (ring.myAnswer === "waiting") return "rings.untilYours";
  return hasFreePlace(ring) ? "rings.untilFound" : "rings.until";
}

/** While a ring is proposed: how many said yes, and until when. Of one that is over: why. */
export function RingFacts({ ring }: { ring: Ring }) {
  const { t } = useTranslation();
  const zone = useMyZone();
  useNow(); // keeps "in 5 minutes" true
  const { members, expiresAt, endedReason } = ring;
  const isMyDoing = ring.myAnswer === "no" || ring.myAnswer === "left";
  return (
    <div className="grid gap-1 text-sm text-ink-soft">
      {isOpen(ring) && (
        <>
          <p className="font-semibold text-ink">
            {t("rings.yes", { yes: yesOf(ring), all: members.length })}
          </p>
          {hasFreePlace(ring) && <p>{t("rings.searching")}</p>}
          <p>
            {t(untilKey(ring), { when: whenIn(expiresAt, zone) })} ({ago(expiresAt)})
          </p>
        </>
      )}
      {endedReason && !isMyDoing && (
        <p>{t(`rings.ended.${endedReason === "blocked" ? "left" : endedReason}`)}</p>
      )}
      {goesOn(ring) && <p>{t("rings.length", { time: hoursAndMinutes(ring.lessonMinutes) })}</p>}
    </div>
  );
}
