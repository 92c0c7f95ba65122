import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Rating } from "@/components/people/rating";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Endless } from "@/components/ui/endless";
import { LoadError } from "@/components/ui/load-error";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { reviewsQuery } from "@/lib/sessions";
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
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
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
  const more = () => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  };
  return (
    <>
      <ul className="divide-y divide-line">
        {reviews.map((review) => (
          <ReviewRow key={review.id} review={review} about={person.name} />
        ))}
      </ul>
      {hasNextPage && (
        <Endless onReach={more}>
          <Button look="secondary" busy={isFetchingNextPage} onClick={more}>
            {t("reviews.more")}
          </Button>
        </Endless>
      )}
    </>
  );
}

/** What others say of a person after sessions with them, newest first. */
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
