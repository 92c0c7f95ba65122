import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { CreditStats } from "skillswap-sdk";
import { credits } from "@/entities/credits/amounts";
import { statsQuery } from "@/entities/credits/queries";
import { cn } from "@/lib/cn";
import { monthName } from "@/lib/time/calendar";
import { Card } from "@/ui/card";
import { Loading, Skeleton } from "@/ui/skeleton";

type Month = CreditStats["months"][number];

function Bar({ share, className }: { share: number; className: string }) {
  const height = share === 0 ? "2px" : `max(${share * 100}%, 6px)`;
  return <div className={cn("w-full max-w-4 rounded-t-sm", className)} style={{ height }} />;
}

/** Where months have no short names ("نوفمبر") one letter is all that a column has room for. */
const LONGEST_NAME = 4;

const hasShortName = ({ month }: Month) => monthName(month, "short").length <= LONGEST_NAME;

function Column({ month, most, named }: { month: Month; most: number; named: boolean }) {
  const name = monthName(month.month, "short");
  const letter = name.slice(0, 1);
  return (
    <div className="grid min-w-0 gap-1">
      <div className="flex h-32 items-end justify-center gap-0.5 border-b border-line">
        <Bar share={month.earnedMinutes / most} className="bg-accent" />
        <Bar share={month.spentMinutes / most} className="bg-second" />
      </div>
      <span className="text-center text-xs text-ink-faint">
        <span className="sm:hidden">{letter}</span>
        <span className="hidden sm:inline">{named ? name : letter}</span>
      </span>
    </div>
  );
}

function Legend({ label, className }: { label: string; className: string }) {
  return (
    <span className="inline-flex items-center gap-2 text-sm text-ink-soft">
      <span className={cn("size-3 rounded-sm", className)} />
      {label}
    </span>
  );
}

/** The bars, and the same figures as a table for screen readers. */
function Bars({ months }: { months: Month[] }) {
  const { t } = useTranslation();
  const named = months.every(hasShortName); // all of them, or none
  const most = Math.max(...months.flatMap((each) => [each.earnedMinutes, each.spentMinutes]), 1);
  return (
    <>
      <div aria-hidden="true" className="grid content-start gap-3">
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          <Legend label={t("credits.earned")} className="bg-accent" />
          <Legend label={t("credits.spent")} className="bg-second" />
          <span className="ms-auto text-sm text-ink-faint">
            {t("credits.most", { amount: credits(most) })}
          </span>
        </div>
        <div className="grid grid-cols-12 gap-1 sm:gap-2">
          {months.map((month) => (
            <Column key={month.month} month={month} most={most} named={named} />
          ))}
        </div>
      </div>
      <table className="sr-only">
        <caption>{t("credits.chart")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("credits.month")}</th>
            <th scope="col">{t("credits.earned")}</th>
            <th scope="col">{t("credits.spent")}</th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, earnedMinutes, spentMinutes }) => (
            <tr key={month}>
              <th scope="row">{monthName(month, "long")}</th>
              <td>{credits(earnedMinutes)}</td>
              <td>{credits(spentMinutes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Earned and spent in each of the last twelve months. */
export function MonthChart() {
  const { t } = useTranslation();
  const { data, error } = useQuery(statsQuery);
  if (error && !data) return null; // the page says so, once for all of its parts
  if (!data)
    return (
      <Loading label={t("credits.loading")}>
        <Skeleton className="h-68 rounded-card" />
      </Loading>
    );
  const quiet = data.months.every((each) => each.earnedMinutes === 0 && each.spentMinutes === 0);
  return (
    <Card className="grid min-h-68 grid-cols-[minmax(0,1fr)] grid-rows-[auto_1fr] gap-3">
      <h2 className="text-xl font-bold">{t("credits.chart")}</h2>
      {quiet ? (
        <p className="self-center text-center text-ink-soft">{t("credits.chartEmpty")}</p>
      ) : (
        <Bars months={data.months} />
      )}
    </Card>
  );
}
