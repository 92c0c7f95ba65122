import "@/lib/i18n/trust-texts";
import { useTranslation } from "react-i18next";
import type { Person } from "skillswap-sdk";
import { shownNumber } from "@/lib/i18n/numbers";
import { duration, hoursAndMinutes } from "@/lib/time/lengths";

function Figure({ name, value, none }: { name: string; value: string | null; none: string }) {
  return (
    <div>
      <dt className="text-sm text-ink-faint">{name}</dt>
      <dd className={value === null ? "text-ink-soft" : "font-semibold"}>{value ?? none}</dd>
    </div>
  );
}

type Figures = Pick<Person, "taughtMinutes" | "learnedMinutes" | "responseMinutes" | "reliability">;

/** What sessions say of somebody: counted, never judged. What there is too little of is said to be unknown. */
export function PersonFigures({ person }: { person: Figures }) {
  const { t } = useTranslation();
  const { taughtMinutes, learnedMinutes, responseMinutes, reliability } = person;
  const kept = reliability === null ? null : shownNumber(Math.round(reliability * 100), 0);
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
      <Figure
        name={t("trust.figures.taught")}
        value={taughtMinutes ? hoursAndMinutes(taughtMinutes) : null}
        none={t("trust.figures.notYet")}
      />
      <Figure
        name={t("trust.figures.learned")}
        value={learnedMinutes ? hoursAndMinutes(learnedMinutes) : null}
        none={t("trust.figures.notYet")}
      />
      <Figure
        name={t("trust.figures.answers")}
        value={
          responseMinutes === null
            ? null
            : t("trust.figures.within", { time: duration(responseMinutes, "after") })
        }
        none={t("trust.figures.tooFew")}
      />
      <Figure
        name={t("trust.figures.kept")}
        value={kept && t("trust.figures.percent", { percent: kept })}
        none={t("trust.figures.notYet")}
      />
    </dl>
  );
}
