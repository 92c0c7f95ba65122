import { Check } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { useSaveAvailability } from "@/entities/availability/actions";
import { normalise } from "@/entities/availability/availability";
import { WeekGrid } from "@/entities/availability/week-grid";
import { describeError } from "@/lib/api/describe";
import { useMe } from "@/lib/auth/me";
import { Button } from "@/ui/button";
import { hasPreset, PRESETS, type PresetName, withPreset } from "./presets";
import { StepButtons, StepFrame } from "./step-frame";

const HOURS = Array.from({ length: 15 }, (_, index) => index + 8);
const NAMES = Object.keys(PRESETS) as PresetName[];

/** When I am free. Weekday evenings are painted to begin with; nothing is saved before one goes on. */
export function FreeStep() {
  const { t } = useTranslation();
  const me = useMe();
  const save = useSaveAvailability();
  const isNew = me.availability.length === 0;
  const [slots, setSlots] = useState(() =>
    isNew ? withPreset([], "evenings", true) : normalise(me.availability),
  );
  const onNext = () =>
    void save
      .mutateAsync(normalise(slots))
      .catch((error: unknown) => toast.error(describeError(error)));
  return (
    <StepFrame
      place="free"
      title={t("firstRun.title.free")}
      intro={t(isNew ? "firstRun.intro.free" : "firstRun.intro.freeAgain", { zone: me.timezone })}
    >
      <div className="flex flex-wrap gap-2">
        {NAMES.map((name) => {
          const on = hasPreset(slots, name);
          return (
            <Button
              key={name}
              variant={on ? "primary" : "secondary"}
              aria-pressed={on}
              onClick={() => setSlots(withPreset(slots, name, !on))}
            >
              {on && <Check aria-hidden="true" />}
              {t(`firstRun.presets.${name}`)}
            </Button>
          );
        })}
      </div>
      <WeekGrid slots={slots} hours={HOURS} onChange={setSlots} />
      <StepButtons step="free" ready={slots.length > 0} onNext={onNext} skippable={isNew} />
    </StepFrame>
  );
}
