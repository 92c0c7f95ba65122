import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Avatar } from "@/entities/person/avatar";
import { PersonMenu } from "@/entities/person/person-menu";
import { fitText, suggestionsQuery } from "@/entities/person/suggestions";
import { LoadError } from "@/ui/load-error";
import { Loading, Skeleton } from "@/ui/skeleton";
import { Hints } from "./hints";

const SHOWN = 4;

/** The few best suggestions, for the dashboard. */
export function TopMatches() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(suggestionsQuery);
  if (error && !data) return <LoadError error={error} onRetry={() => void refetch()} />;
  if (!data)
    return (
      <Loading label={t("matches.loading")}>
        <Skeleton className="h-72" />
      </Loading>
    );
  if (data.length === 0) return <Hints />;
  return (
    <ul className="grid gap-x-8 xl:grid-cols-2">
      {data.slice(0, SHOWN).map((match) => (
        <li
          key={match.user.id}
          className="flex items-center border-t border-line first:border-0 xl:nth-2:border-0"
        >
          <Link
            to={`/people/${match.user.id}`}
            className="flex min-w-0 flex-1 items-center gap-3 rounded-control px-2 py-3 hover:bg-sunken"
          >
            <Avatar name={match.user.name} url={match.user.avatarUrl} />
            <span className="min-w-0 flex-1">
              <span dir="auto" className="block truncate font-semibold">
                {match.user.name}
              </span>
              <span className="block truncate text-sm text-ink-soft">{fitText(match)}</span>
            </span>
            {match.mutual && (
              <span className="hidden rounded-full bg-second-soft px-2.5 py-0.5 text-xs font-semibold text-second-ink sm:block">
                {t("matches.mutual")}
              </span>
            )}
          </Link>
          <PersonMenu person={match.user} />
        </li>
      ))}
    </ul>
  );
}
