import "@/lib/i18n/board-texts";
import { useQuery } from "@tanstack/react-query";
import { ChartNoAxesColumn } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { suggestionsQuery } from "@/entities/person/suggestions";
import { RingHints } from "@/entities/ring/hints/ring-hints";
import { ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { LoadError } from "@/ui/load-error";
import { Page } from "@/ui/page";
import { Loading, Skeleton } from "@/ui/skeleton";
import { SwitchRow } from "@/ui/switch";
import { Hints } from "./hints";
import { MatchCard } from "./match-card";
import { Openings } from "./openings";
import { hintsQuery, openingsQuery, possibleQuery } from "./queries";

const PLACEHOLDERS = ["a", "b", "c"];
const FEW = 3;

/** What would bring more; all of it at once, so that nothing moves away below somebody's finger. */
function WaysToMore({ possible }: { possible: boolean }) {
  const { t } = useTranslation();
  const openings = useQuery(openingsQuery(possible));
  const hints = useQuery(hintsQuery);
  if (openings.isPending || hints.isPending)
    return (
      <div className="w-full max-w-xl">
        <Loading label={t("matches.loading")}>
          <div className="grid gap-2">
            {PLACEHOLDERS.map((placeholder) => (
              <Skeleton key={placeholder} className="h-20 rounded-control" />
            ))}
          </div>
        </Loading>
      </div>
    );
  return (
    <>
      <Openings lessonPossible={possible} />
      <Hints />
    </>
  );
}

export function MatchesPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const possible = params.has("possible");
  const { data, error, refetch } = useQuery(possible ? possibleQuery : suggestionsQuery);
  return (
    <Page
      title={t("matches.title")}
      intro={t("matches.intro")}
      actions={
        <ButtonLink to="/board" variant="secondary" size="sm">
          <ChartNoAxesColumn aria-hidden="true" />
          {t("shell.board")}
        </ButtonLink>
      }
    >
      <div className="mb-4 max-w-xl">
        <SwitchRow
          label={t("board.possible")}
          hint={t("board.possibleHint")}
          checked={possible}
          onChange={(on) => setParams(on ? { possible: "true" } : {}, { replace: true })}
        />
      </div>
      {error && !data && <LoadError error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <Loading label={t("matches.loading")}>
          <div className="grid gap-4">
            {PLACEHOLDERS.map((placeholder) => (
              <Skeleton key={placeholder} className="h-64 rounded-card" />
            ))}
          </div>
        </Loading>
      )}
      {data?.length === 0 && (
        <EmptyState
          title={t(possible ? "board.emptyPossible" : "matches.emptyTitle")}
          text={t("matches.emptyText")}
        >
          <WaysToMore possible={possible} />
        </EmptyState>
      )}
      {data && data.length > 0 && (
        <ul className="grid gap-4">
          {data.map((match) => (
            <li key={match.user.id}>
              <MatchCard match={match} />
            </li>
          ))}
        </ul>
      )}
      {data && data.length < FEW && <RingHints className="mt-10" />}
      {data && data.length > 0 && data.length < FEW && (
        <section className="mt-10 grid gap-3">
          <h2 className="text-xl font-bold">{t("matches.moreTitle")}</h2>
          <WaysToMore possible={possible} />
        </section>
      )}
      {data && data.length >= FEW && <RingHints className="mt-10" />}
    </Page>
  );
}
