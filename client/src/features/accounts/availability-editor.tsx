import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { useSaveAvailability } from "@/entities/availability/actions";
import { normalise, problemOf, toMinutes, WEEKDAYS } from "@/entities/availability/availability";
import { WeekGrid } from "@/entities/availability/week-grid";
import { describeError } from "@/lib/api/describe";
import { useMe } from "@/lib/auth/me";
import { useUnsaved } from "@/lib/unsaved";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { ExactTimes } from "./exact-times";

const ALL_HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const DAYTIME: [number, number] = [7, 23];

export function AvailabilityEditor() {
  const { t } = useTranslation();
  const me = useMe();
  const save = useSaveAvailability();
  const [slots, setSlots] = useState(() => normalise(me.availability));
  const atNight = slots.some(
    ({ start, end }) => toMinutes(start) < DAYTIME[0] * 60 || toMinutes(end) > DAYTIME[1] * 60,
  );
  const [allHours, setAllHours] = useState(atNight);
  const changed = JSON.stringify(slots) !== JSON.stringify(normalise(me.availability));
  useUnsaved(changed);
  const broken = WEEKDAYS.some((day) => problemOf(slots, day));

  function onSave() {
    save.mutate(normalise(slots), {
      onSuccess: (stored) => {
        setSlots(normalise(stored));
        toast.success(t("availability.saved"));
      },
      onError: (error) => toast.error(describeError(error)),
    });
  }

  return (
    <Card id="availability" className="grid scroll-mt-20 gap-5">
      <div className="grid gap-1">
        <h2 className="text-xl font-bold">{t("availability.title")}</h2>
        <p className="text-sm text-ink-soft">
          {t("availability.intro", { timezone: me.timezone })}
        </p>
      </div>
      <WeekGrid
        slots={slots}
        hours={allHours ? ALL_HOURS : ALL_HOURS.slice(...DAYTIME)}
        onChange={setSlots}
        // On a phone of 390 px seven days of 44 px each are as wide as the card.
        className="max-sm:-mx-4 max-sm:w-[calc(100%+2rem)]"
      />
      <div className="flex flex-wrap gap-2">
        <Button variant="secondary" size="sm" onClick={() => setAllHours(!allHours)}>
          {t(allHours ? "availability.fewerHours" : "availability.moreHours")}
        </Button>
        <Button
          variant="quiet"
          size="sm"
          disabled={slots.length === 0}
          onClick={() => setSlots([])}
        >
          {t("availability.clear")}
        </Button>
      </div>
      <div>
        <h3 className="mb-2 text-base font-bold">{t("availability.exact")}</h3>
        <ExactTimes slots={slots} onChange={setSlots} />
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <Button onClick={onSave} busy={save.isPending} disabled={!changed || broken}>
          {t("availability.save")}
        </Button>
        {changed && <p className="text-sm text-ink-faint">{t("availability.unsaved")}</p>}
      </div>
    </Card>
  );
}
