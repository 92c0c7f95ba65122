import { useSearchParams } from "react-router";
import type { CategoryId } from "@/lib/api/types";
import { CATEGORIES } from "@/lib/vocabulary";
import type { DiscoverFilters } from "./queries";

function read(params: URLSearchParams): DiscoverFilters {
  const skill = params.get("skill")?.trim();
  const category = params.get("category") as CategoryId | null;
  const language = params.get("language");
  const minRating = Number(params.get("minRating"));
  return {
    ...(skill ? { skill } : {}),
    ...(category && CATEGORIES.includes(category) ? { category } : {}),
    ...(language ? { language } : {}),
    ...(minRating > 0 && minRating <= 5 ? { minRating } : {}),
  };
}

/** The filters live in the address, so that a search can be shared and the back button works. */
export function useFilters() {
  const [params, setParams] = useSearchParams();
  const set = (name: keyof DiscoverFilters, value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  const clear = () => setParams({}, { replace: true });
  return { filters: read(params), set, clear };
}
