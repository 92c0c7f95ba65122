import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { DiscoverPerson } from "skillswap-sdk";
import { useBringBack } from "@/entities/person/actions";
import { Avatar } from "@/entities/person/avatar";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { LoadError } from "@/ui/load-error";
import { LoadMore } from "@/ui/load-more";
import { Loading, Skeleton } from "@/ui/skeleton";
import { dismissedQuery } from "./queries";

function Row({ person }: { person: Pick<DiscoverPerson, "id" | "name" | "avatarUrl"> }) {
  const { t } = useTranslation();
  const back = useBringBack();
  const { id, name } = person;
  return (
    <li className="flex items-center gap-3 border-t border-line py-3 first:border-0">
      <Avatar name={name} url={person.avatarUrl} />
      <Link
        dir="auto"
        to={`/people/${id}`}
        className="min-w-0 flex-1 wrap-anywhere font-semibold hover:text-accent-ink hover:underline"
      >
        {name}
      </Link>
      <Button
        variant="secondary"
        size="sm"
        aria-label={t("saved.bringBackName", { name })}
        busy={back.isPending}
        onClick={() => back.mutate(person)}
      >
        {t("saved.bringBack")}
      </Button>
    </li>
  );
}

/** The people who are not for me, and the way back for each. */
export function DismissedPeople() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(dismissedQuery);
  const { data, error } = query;
  if (error && !data) return <LoadError error={error} onRetry={() => void query.refetch()} />;
  if (!data)
    return (
      <Loading label={t("discover.loading.people")}>
        <Skeleton className="h-40 rounded-card" />
      </Loading>
    );
  const people = data.pages.flatMap((page) => page.data);
  if (people.length === 0)
    return <EmptyState title={t("saved.noneDismissed")} text={t("saved.noneDismissedText")} />;
  return (
    <>
      <p className="mb-4 text-ink-soft">{t("saved.dismissedText")}</p>
      <ul>
        {people.map((person) => (
          <Row key={person.id} person={person} />
        ))}
      </ul>
      <LoadMore query={query} label={t("discover.showMore.people")} />
    </>
  );
}
