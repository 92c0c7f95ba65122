import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { LoadError } from "@/ui/load-error";
import { LoadMore } from "@/ui/load-more";
import { Loading } from "@/ui/skeleton";
import { PersonCard, PersonCardSkeleton } from "../discover/person-card";
import { savedQuery } from "./queries";

const GRID = "grid gap-4 sm:grid-cols-2 xl:grid-cols-3";

/** The people I saved. Who is taken off stays in sight until the page is left, so that a slip is mended with one tap. */
export function SavedPeople() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(savedQuery);
  const { data, error } = query;
  if (error && !data) return <LoadError error={error} onRetry={() => void query.refetch()} />;
  if (!data)
    return (
      <Loading label={t("discover.loading.people")}>
        <div className={GRID}>
          <PersonCardSkeleton />
          <PersonCardSkeleton />
        </div>
      </Loading>
    );
  const people = data.pages.flatMap((page) => page.data);
  if (people.length === 0)
    return (
      <EmptyState title={t("saved.emptyTitle")} text={t("saved.emptyText")}>
        <ButtonLink to="/discover">{t("shell.discover")}</ButtonLink>
      </EmptyState>
    );
  return (
    <>
      <ul className={GRID}>
        {people.map((person) => (
          <li key={person.id}>
            <PersonCard person={person} />
          </li>
        ))}
      </ul>
      <LoadMore query={query} label={t("discover.showMore.people")} />
    </>
  );
}
