import { useSearchParams } from "react-router";
import type { TransactionKind } from "skillswap-sdk";
import { searchNow } from "@/lib/address";

export const KINDS = [
  "earned",
  "spent",
  "hold",
  "bonus",
  "refund",
  "penalty",
  "adjustment",
] as const satisfies TransactionKind[];

const kindIn = (params: URLSearchParams): TransactionKind | null =>
  KINDS.find((each) => each === params.get("kind")) ?? null;

/** Kind ("" is all) and page are in the URL, so that Back and reload keep them. */
export function useHistoryPlace() {
  const [params, setParams] = useSearchParams();
  const kind = kindIn(params);
  const show = (next: Record<string, string>) => setParams(next, { preventScrollReset: true });
  const choose = (next: string) => show(next ? { kind: next } : {});
  /** Another page of what is shown; no longer when another kind was chosen and is about to be. */
  const goTo = (page: number) => {
    if (kindIn(searchNow()) !== kind) return;
    show({ ...(kind ? { kind } : {}), ...(page > 1 ? { page: String(page) } : {}) });
  };
  const page = Math.max(1, Math.floor(Number(params.get("page"))) || 1);
  return { kind, page, choose, goTo };
}
