import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { isApiError } from "skillswap-sdk";
import { findOpenSwap } from "@/entities/swap/queries";
import i18n from "@/lib/i18n";
import { Notice } from "@/ui/notice";

/** An open swap that prevents the new proposal, with its path. */
export interface Conflict {
  text: string;
  to: string;
}

/** The conflicting swap, when that is why the server refused; null for every other error. */
export async function conflictOf(
  error: unknown,
  personId: string,
  skillIds: readonly string[],
): Promise<Conflict | null> {
  if (isApiError(error, "idempotency_conflict"))
    return { text: i18n.t("swaps.alreadySent"), to: "/swaps" };
  if (!isApiError(error, "swap_open")) return null;
  const open = await findOpenSwap(personId, skillIds).catch(() => undefined);
  return open ? { text: error.message, to: `/swaps/${open.id}` } : null;
}

export function ConflictNotice({ conflict }: { conflict: Conflict }) {
  const { t } = useTranslation();
  return (
    <Notice tone="error">
      {conflict.text}{" "}
      <Link to={conflict.to} className="font-bold underline">
        {t("swaps.openOne")}
      </Link>
    </Notice>
  );
}
