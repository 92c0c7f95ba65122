import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { useUpdateProfile } from "@/features/accounts/queries";
import { describeError } from "@/lib/api/describe";
import { useMe } from "@/lib/auth/me";
import { browserZone } from "@/lib/time/browser-zone";
import { useNow } from "@/lib/time/now";
import { isZoneAnswered, keepZoneAnswer } from "@/lib/time/zone-answers";
import { placeOfZone, sameClock, whenIn } from "@/lib/time/zones";
import { Button } from "@/ui/button";

/**
 * Asks once whether the profile should follow a device whose clock shows another time. Both clocks are shown until
 * that is answered; an answer holds for that zone on this device.
 */
export function ZoneQuestion() {
  const { t } = useTranslation();
  const me = useMe();
  const update = useUpdateProfile();
  const zone = browserZone();
  const now = new Date(useNow()).toISOString();
  const [answered, setAnswered] = useState(() => isZoneAnswered(me.id, zone));
  if (answered || sameClock(now, zone, me.timezone)) return null;

  const [here, profile] = [placeOfZone(zone), placeOfZone(me.timezone)];
  function answer() {
    keepZoneAnswer(me.id, zone);
    setAnswered(true);
  }
  const follow = () =>
    update.mutate(
      { timezone: zone },
      {
        onSuccess: () => {
          answer();
          toast.success(t("formats.zoneQuestion.switched", { here }));
        },
        onError: (error) => toast.error(describeError(error)),
      },
    );
  return (
    <section
      aria-label={t("formats.zoneQuestion.title", { here })}
      className="flex flex-wrap items-center gap-x-4 gap-y-1 bg-second-soft sm:justify-center px-4 py-2 text-sm text-second-ink"
    >
      <p>
        <strong>{t("formats.zoneQuestion.title", { here })}</strong>{" "}
        {t("formats.zoneQuestion.clocks", {
          hereClock: whenIn(now, zone),
          profileClock: whenIn(now, me.timezone),
          profile,
        })}
      </p>
      <span className="flex flex-wrap gap-2">
        <Button size="sm" busy={update.isPending} onClick={follow}>
          {t("formats.zoneQuestion.switch", { here })}
        </Button>
        <Button variant="quiet" size="sm" onClick={answer}>
          {t("formats.zoneQuestion.keep", { profile })}
        </Button>
      </span>
    </section>
  );
}
