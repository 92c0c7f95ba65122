import { useSearchParams } from "react-router";
import {
  type FilterName,
  type Filters,
  readFilters,
  searchOf,
  type View,
  withFilter,
} from "./filters";

/**
 * The view and its filters are in the address, so that a search can be shared. Back undoes one choice at a time; a word
 * that is still being typed is one step.
 */
export function useFilters() {
  const [params, setParams] = useSearchParams();
  const view: View = params.get("view") === "skills" ? "skills" : "people";
  const filters = readFilters(Object.fromEntries(params));
  const go = (next: Filters, replace = false) =>
    setParams(searchOf(view, next), { replace, preventScrollReset: true });
  /** A second choice may come before the first one is rendered: the address has it already. */
  const set = (name: FilterName, value: string) => {
    const now = readFilters(Object.fromEntries(new URLSearchParams(location.search)));
    go(withFilter(now, name, value), name === "q" && now.q !== undefined && value !== "");
  };
  const clear = () => go(filters.sort ? { sort: filters.sort } : {});
  return { view, filters, set, clear, go };
}

export type Controls = ReturnType<typeof useFilters>;
