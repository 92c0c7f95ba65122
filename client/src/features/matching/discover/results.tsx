import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { useInfiniteQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { DiscoverPerson, FoundPeople, FoundSkills, SkillWithOwner } from "skillswap-sdk";
import { LoadError } from "@/ui/load-error";
import { LoadMore } from "@/ui/load-more";
import { Loading } from "@/ui/skeleton";
import { SaveSearch } from "../searches/save-search";
import { Corrections } from "./corrections";
import { useCountText } from "./found-count";
import { NothingFound } from "./nothing-found";
import { PersonCard, PersonCardSkeleton } from "./person-card";
import { peopleQuery, skillsQuery } from "./queries";
import { SkillCard, SkillCardSkeleton } from "./skill-card";
import { SortField } from "./sort-field";
import type { Controls } from "./use-filters";

const GRID = "grid gap-4 sm:grid-cols-2";
const PLACEHOLDERS = ["a", "b", "c", "d", "e", "f"];

type Found = FoundPeople | FoundSkills;
type Query = UseInfiniteQueryResult<{ pages: Found[] }, Error>;

/** When the card that had the focus goes ("Not for me"), the focus moves to how many there are. */
function useFocusAfterLoss(count: number) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(count);
  useEffect(() => {
    const isFewer = count < before.current;
    before.current = count;
    if (isFewer && document.activeElement === document.body)
      heading.current?.focus({ preventScroll: true });
  }, [count]);
  return heading;
}

function Frame({
  query,
  controls,
  skeleton,
  children,
}: {
  query: Query;
  controls: Controls;
  skeleton: ReactNode;
  children: ReactNode[];
}) {
  const { t } = useTranslation();
  const countText = useCountText();
  const heading = useFocusAfterLoss(children.length);
  const { view, filters, set } = controls;
  const { data, error, hasNextPage, fetchNextPage } = query;
  const [first] = data?.pages ?? [];
  const isEmpty = data && children.length === 0 && !hasNextPage;
  return (
    <section aria-label={t(`discover.views.${view}`)} className="grid gap-4">
      <div className="flex min-h-11 flex-wrap items-center gap-3">
        <h2
          ref={heading}
          tabIndex={-1}
          role="status"
          className="me-auto text-base font-bold outline-none"
        >
          {data && countText(view, data.pages)}
        </h2>
        <SaveSearch view={view} filters={filters} />
        {/* nothing has no order */}
        {!isEmpty && <SortField {...controls} />}
      </div>
      {first && (
        <Corrections
          q={filters.q ?? ""}
          searchedFor={children.length > 0 ? first.searchedFor : null}
          didYouMean={first.didYouMean}
          onSearch={(text) => set("q", text)}
        />
      )}
      {error && !data && <LoadError error={error} onRetry={() => void query.refetch()} />}
      {!data && !error && (
        <Loading label={t(`discover.loading.${view}`)}>
          <div className={GRID}>
            {PLACEHOLDERS.map((placeholder) => (
              <div key={placeholder}>{skeleton}</div>
            ))}
          </div>
        </Loading>
      )}
      {isEmpty && <NothingFound {...controls} />}
      {children.length > 0 && <ul className={GRID}>{children}</ul>}
      {error && data && <LoadError error={error} onRetry={() => void fetchNextPage()} />}
      {!error && <LoadMore query={query} label={t(`discover.showMore.${view}`)} />}
      {children.length > 0 && !hasNextPage && (
        <p className="py-8 text-center text-ink-faint">{t(`discover.end.${view}`)}</p>
      )}
    </section>
  );
}

function People(controls: Controls) {
  const query = useInfiniteQuery(peopleQuery(controls.filters));
  const people: DiscoverPerson[] = query.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <Frame query={query} controls={controls} skeleton={<PersonCardSkeleton />}>
      {people.map((person) => (
        <li key={person.id}>
          <PersonCard person={person} />
        </li>
      ))}
    </Frame>
  );
}

function Skills(controls: Controls) {
  const query = useInfiniteQuery(skillsQuery(controls.filters));
  const skills: SkillWithOwner[] = query.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <Frame query={query} controls={controls} skeleton={<SkillCardSkeleton />}>
      {skills.map((skill) => (
        <li key={skill.id}>
          <SkillCard skill={skill} />
        </li>
      ))}
    </Frame>
  );
}

/** What fits, of the view that is shown. */
export function Results(controls: Controls) {
  return controls.view === "people" ? <People {...controls} /> : <Skills {...controls} />;
}
