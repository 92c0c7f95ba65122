import { useSearchParams } from "react-router";
import { searchNow } from "@/lib/address";
import {
  type FilterName,
  type Filters,
  readFilters,
  searchOf,
  type View,
  withFilter,
} from "./filters";

const viewIn = (params: URLSearchParams): View =>
  params.get("view") === "skills" ? "skills" : "people";
const filtersIn = (params: URLSearchParams) => readFilters(Object.fromEntries(params));

/**
 * The view and its filters are in the address, so that a search can be shared. Back undoes one choice at a time; a word
 * that is still being typed is one step.
 */
export function useFilters() {
  const [params, setParams] = useSearchParams();
  const go = (next: Filters, replace = false) =>
    setParams(searchOf(viewIn(searchNow()), next), { replace, preventScrollReset: true });
  const show = (view: View) =>
    setParams(searchOf(view, filtersIn(searchNow())), { preventScrollReset: true });
  const set = (name: FilterName, value: string) => {
    const now = filtersIn(searchNow());
    go(withFilter(now, name, value), name === "q" && now.q !== undefined && value !== "");
  };
  const clear = () => {
    const { sort } = filtersIn(searchNow());
    go(sort ? { sort } : {});
  };
  return { view: viewIn(params), filters: filtersIn(params), show, set, clear, go };
}

export type Controls = ReturnType<typeof useFilters>;
