import { useQuery } from "@tanstack/react-query";
import {
  BriefcaseBusiness,
  CodeXml,
  CookingPot,
  Dumbbell,
  Languages,
  type LucideIcon,
  Music,
  Palette,
  Sparkles,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { CategoryId } from "skillswap-sdk";
import { categoriesQuery, trendingQuery } from "@/entities/skill/queries";
import { CATEGORIES } from "@/entities/skill/vocabulary";
import { topicName } from "@/lib/i18n/topics";
import { Loading, Skeleton } from "@/ui/skeleton";
import { searchesQuery } from "../searches/queries";
import { SearchesWithNews } from "../searches/searches-with-news";
import { addressOf, type View } from "./filters";

const ICONS: Record<CategoryId, LucideIcon> = {
  technology: CodeXml,
  design: Palette,
  business: BriefcaseBusiness,
  language: Languages,
  music: Music,
  sports: Dumbbell,
  cooking: CookingPot,
  other: Sparkles,
};

function Categories({ view }: { view: View }) {
  const { t } = useTranslation();
  const { data } = useQuery(categoriesQuery);
  return (
    <ul className="grid grid-cols-2 gap-2 sm:grid-cols-4">
      {CATEGORIES.map((category) => {
        const Icon = ICONS[category];
        const offers = data?.find(({ id }) => id === category)?.offers;
        return (
          <li key={category}>
            <Link
              to={addressOf(view, { category })}
              className="flex h-full min-h-14 items-center gap-3 rounded-control border border-line bg-surface px-3 py-2 hover:border-accent"
            >
              <Icon className="size-5 shrink-0 text-accent" aria-hidden="true" />
              <span className="grid">
                <span className="text-sm font-semibold">{t(`categories.${category}`)}</span>
                <span className="min-h-4 text-xs text-ink-faint">
                  {offers !== undefined && t("discover.offers", { count: offers })}
                </span>
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

function Trending({ view }: { view: View }) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(trendingQuery);
  if (data.length === 0) return null;
  return (
    <section aria-labelledby="trending" className="grid gap-2">
      <h2 id="trending" className="text-base font-bold">
        {t("discover.trending")}
      </h2>
      <ul className="flex flex-wrap gap-2">
        {data.map(({ topicId, name }) => (
          <li key={topicId}>
            <Link
              dir="auto"
              to={addressOf(view, { q: topicName(name) })}
              className="inline-flex min-h-9 items-center rounded-full bg-accent-soft px-3.5 text-sm font-semibold text-accent-ink hover:bg-accent hover:text-on-accent pointer-coarse:min-h-11"
            >
              {topicName(name)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where to begin when nothing is searched for: what saved searches have found, categories, what is popular. */
export function WaysIn({ view }: { view: View }) {
  const { t } = useTranslation();
  const searches = useQuery(searchesQuery);
  const trending = useQuery(trendingQuery);
  // All at once: a part that came later would push what is being read, or pressed, down.
  if (searches.isLoading || trending.isLoading)
    return (
      <Loading label={t("common.loading")}>
        <Skeleton className="mb-8 h-dvh rounded-card" />
      </Loading>
    );
  return (
    <div className="mb-8 grid gap-6">
      <SearchesWithNews />
      <section aria-labelledby="categories" className="grid gap-2">
        <h2 id="categories" className="text-base font-bold">
          {t("discover.categories")}
        </h2>
        <Categories view={view} />
      </section>
      <Trending view={view} />
    </div>
  );
}
