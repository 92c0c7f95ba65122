import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Rating } from "@/entities/person/rating";
import { Card } from "@/ui/card";
import { LoadError } from "@/ui/load-error";
import { LoadMore } from "@/ui/load-more";
import { Loading, Skeleton } from "@/ui/skeleton";
import { reviewsQuery } from "./queries";
import { ReviewRow } from "./review-row";

interface About {
  id: string;
  name: string;
  rating: number | null;
  totalReviews: number;
}

function List({ person }: { person: About }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(reviewsQuery(person.id));
  const { data, error } = query;
  if (error && !data) return <LoadError error={error} onRetry={() => void query.refetch()} />;
  if (!data)
    return (
      <Loading label={t("reviews.loading")}>
        <div className="grid gap-4">
          <Skeleton className="h-20" />
          <Skeleton className="h-20" />
        </div>
      </Loading>
    );
  const reviews = data.pages.flatMap((page) => page.data);
  if (reviews.length === 0) return <p className="text-ink-soft">{t("reviews.emptyText")}</p>;
  return (
    <>
      <ul className="divide-y divide-line">
        {reviews.map((review) => (
          <ReviewRow key={review.id} review={review} about={person.name} />
        ))}
      </ul>
      <LoadMore query={query} label={t("reviews.more")} />
    </>
  );
}

/** What others wrote about a person after their sessions, newest first. */
export function PersonReviews({ person }: { person: About }) {
  const { t } = useTranslation();
  return (
    <Card className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="text-xl font-bold">{t("reviews.title")}</h2>
        <Rating rating={person.rating} count={person.totalReviews} />
      </div>
      <List person={person} />
    </Card>
  );
}
