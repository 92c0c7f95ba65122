import { useSearchParams } from "react-router";
import { LANGUAGES } from "@/entities/person/vocabulary";
import { CATEGORIES } from "@/entities/skill/vocabulary";
import { searchNow } from "@/lib/address";
import { type BoardChoice, VIEWS } from "./queries";

export const HOURS = [0, 1, 3, 6];
export type ChoiceName = keyof BoardChoice;

const one = <Value>(all: readonly Value[], asked: unknown) =>
  all.find((each) => String(each) === asked);

const viewIn = (params: URLSearchParams) => one(VIEWS, params.get("view")) ?? "wanted";

/** What the board shows, as it stands in the address; what is unknown there chooses nothing. */
export function useChoice() {
  const [params, setParams] = useSearchParams();
  const category = one(CATEGORIES, params.get("category"));
  const language = one(LANGUAGES, params.get("language"));
  const hours = one(HOURS, params.get("hours"));
  const choice: BoardChoice = {
    view: viewIn(params),
    ...(category && { category }),
    ...(language && { language }),
    ...(hours !== undefined && { hours }),
  };
  const set = (name: ChoiceName, value: string) => {
    const next = searchNow();
    if (value) next.set(name, value);
    else next.delete(name);
    setParams(next, { replace: true, preventScrollReset: true });
  };
  const clear = () => setParams({ view: viewIn(searchNow()) }, { replace: true });
  return { choice, set, clear, isNarrow: Object.keys(choice).length > 1 };
}
