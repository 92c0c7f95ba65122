import "@/lib/i18n/board-texts";
import { useQuery } from "@tanstack/react-query";
import { ArrowRight, Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { MatchOpening } from "skillswap-sdk";
import { useTakeUp } from "@/entities/skill/take-up";
import { listed } from "@/lib/i18n/lists";
import { languageName } from "@/lib/i18n/names";
import { wallClock, weekdayName } from "@/lib/time/calendar";
import { openingsQuery } from "./queries";

/** Where the change is made; the others are made at once. */
const LEADS_TO = {
  language: "/profile",
  free: "/profile#availability",
  level: "/skills",
  any_mode: "/skills",
  bring_back: "/discover/saved?tab=dismissed",
  show_all: "/matches",
} as const;
const ROW =
  "flex w-full items-center gap-4 rounded-control border border-line bg-surface p-4 text-start hover:border-accent disabled:opacity-60";

function useWhat(): (opening: MatchOpening) => string {
  const { t } = useTranslation();
  return ({ code, name, level, language, weekday, start, end }) =>
    t(`board.openings.${code}`, {
      name,
      level: level ? t(`levels.${level}`) : "",
      language: language && languageName(language),
      day: weekday === null ? "" : weekdayName(weekday),
      start: start && wallClock(start),
      end: end && wallClock(end),
    });
}

function What({ opening }: { opening: MatchOpening }) {
  const { t } = useTranslation();
  const what = useWhat();
  const names = listed(opening.people.map(({ name }) => name));
  return (
    <>
      <span className="min-w-0 flex-1">
        <span className="block font-semibold wrap-anywhere">{what(opening)}</span>
        {names && (
          <span className="block text-sm text-ink-soft wrap-anywhere">
            {t(opening.code === "teach" ? "board.couldHelp" : "board.amongThem", { names })}
          </span>
        )}
      </span>
      <span className="shrink-0 rounded-full bg-second-soft px-2.5 py-0.5 text-sm font-semibold text-second-ink">
        {t("board.moreMatches", { count: opening.count })}
      </span>
    </>
  );
}

/** Each change of mine that would bring more matches, with how many, counted by the server. */
export function Openings({ lessonPossible }: { lessonPossible: boolean }) {
  const { t } = useTranslation();
  const { data } = useQuery(openingsQuery(lessonPossible));
  const { takeUp, isBusy } = useTakeUp();
  if (!data || data.openings.length === 0) return null;
  return (
    <ul aria-label={t("board.openingsLabel")} className="grid w-full max-w-xl gap-2">
      {data.openings.map((opening) => {
        const { code, name, category, topicId, skillId, language, weekday, start } = opening;
        return (
          <li key={[code, topicId, skillId, language, weekday, start].join()}>
            {code === "teach" || code === "learn" ? (
              <button
                type="button"
                className={ROW}
                disabled={isBusy}
                onClick={() =>
                  takeUp(code === "teach" ? "offer" : "learn", name, category ?? undefined)
                }
              >
                <What opening={opening} />
                <Plus className="size-5 shrink-0 text-accent" aria-hidden="true" />
              </button>
            ) : (
              <Link to={LEADS_TO[code]} className={ROW}>
                <What opening={opening} />
                <ArrowRight className="size-5 shrink-0 text-accent" aria-hidden="true" />
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}
