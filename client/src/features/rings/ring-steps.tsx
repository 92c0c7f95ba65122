import { useTranslation } from "react-i18next";
import type { Ring } from "skillswap-sdk";
import { Card } from "@/ui/card";
import { RingStep } from "./ring-step";

/** Who teaches whom, in the order of the ring: their answers, and once all agreed what became of each lesson. */
export function RingSteps({ ring }: { ring: Ring }) {
  const { t } = useTranslation();
  return (
    <Card className="grid gap-1 py-4">
      <h2 className="mb-1 text-lg font-bold">{t("rings.steps")}</h2>
      <ol className="grid divide-y divide-line">
        {ring.members.map(({ user }, place) => (
          <RingStep key={user?.id ?? `free-${place}`} ring={ring} place={place} />
        ))}
      </ol>
    </Card>
  );
}
