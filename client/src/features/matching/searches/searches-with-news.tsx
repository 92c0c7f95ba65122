import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { NewCount } from "./new-count";
import { addressOfSearch, searchesQuery } from "./queries";

const SHOWN = 6;

/** The saved searches, those with new people first: the shortest way to them. */
export function SearchesWithNews() {
  const { t } = useTranslation();
  const { data = [] } = useQuery(searchesQuery);
  if (data.length === 0) return null;
  const sorted = [...data].sort((one, two) => two.newCount - one.newCount);
  return (
    <section aria-labelledby="searches" className="grid gap-2">
      <div className="flex items-baseline justify-between gap-3">
        <h2 id="searches" className="text-base font-bold">
          {t("searches.title")}
        </h2>
        <Link
          to="/discover/saved?tab=searches"
          className="py-1 text-sm font-semibold text-accent-ink hover:underline pointer-coarse:-my-2 pointer-coarse:py-3"
        >
          {t("searches.all")}
        </Link>
      </div>
      <ul className="flex flex-wrap gap-2">
        {sorted.slice(0, SHOWN).map((search) => (
          <li key={search.id}>
            <Link
              to={addressOfSearch(search)}
              className="inline-flex min-h-9 items-center gap-2 rounded-full border border-line bg-surface px-3.5 text-sm font-semibold hover:border-accent pointer-coarse:min-h-11"
            >
              <span dir="auto">{search.name}</span>
              <NewCount count={search.newCount} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
