import { LANGUAGES, MODES } from "@/entities/person/vocabulary";
import { CATEGORIES, LEVELS } from "@/entities/skill/vocabulary";
import { timezones } from "@/lib/time/zones";

/** What Discover looks for: the same filters in both views, as texts, as the address and a saved search have them. */

export const VIEWS = ["people", "skills"] as const;
export type View = (typeof VIEWS)[number];

export const TYPES = ["offer", "learn"] as const;
export const SORTS = ["newest", "best", "soonest"] as const;
export const STARS = [3, 4, 4.5];
/** Shares of sessions kept, 0 to 1. */
export const SHARES = [0.8, 0.9, 0.95];

type Texts = readonly string[];
const oneOf = (values: Texts) => (text: string) => values.includes(text);
const between = (least: number, most: number) => (text: string) =>
  Number(text) > least && Number(text) <= most;

/** What each filter accepts; a value that it does not is left out. In the order in which chips show them. */
const ACCEPTS = {
  q: (text: string) => text.length <= 100,
  type: oneOf(TYPES),
  category: oneOf(CATEGORIES),
  level: oneOf(LEVELS),
  mode: oneOf(MODES),
  freeWhenIAm: oneOf(["true"]),
  timezone: (text: string) => timezones().includes(text),
  language: oneOf(LANGUAGES),
  minRating: between(0, 5),
  minReliability: between(0, 1),
  sort: oneOf(SORTS),
};
export type FilterName = keyof typeof ACCEPTS;
export type Filters = Partial<Record<FilterName, string>>;

const NAMES = Object.keys(ACCEPTS) as FilterName[];
/** Those that narrow by a choice: they are counted, and shown as chips. */
const NARROWING = NAMES.filter((name) => name !== "q" && name !== "sort");

/** The filters of an address or of a saved search. `skill` is what older links call `q`. */
export function readFilters(params: Record<string, string | undefined>): Filters {
  const given = NAMES.map((name) => {
    const text = (params[name] ?? (name === "q" ? params.skill : undefined) ?? "").trim();
    return [name, text] as const;
  });
  return Object.fromEntries(given.filter(([name, text]) => text !== "" && ACCEPTS[name](text)));
}

/** The names of the filters that narrow now, in the order of the chips. */
export const narrowing = (filters: Filters): FilterName[] =>
  NARROWING.filter((name) => filters[name] !== undefined);

/** Whether anything is looked for: the order alone is no search. */
export const isSearch = (filters: Filters): boolean =>
  filters.q !== undefined || narrowing(filters).length > 0;

export function withFilter(filters: Filters, name: FilterName, value: string): Filters {
  const { [name]: _before, ...rest } = filters;
  return value ? { ...rest, [name]: value } : rest;
}

/** The part of an address after `?`, in one order, so that the same search has the same address. */
export function searchOf(view: View, filters: Filters): string {
  const params = new URLSearchParams();
  if (view === "skills") params.set("view", view);
  for (const name of NAMES) if (filters[name]) params.set(name, filters[name]);
  return params.toString();
}

/** The address of a search. */
export function addressOf(view: View, filters: Filters): string {
  const search = searchOf(view, filters);
  return search ? `/discover?${search}` : "/discover";
}
