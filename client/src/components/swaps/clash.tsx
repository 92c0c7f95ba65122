import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Notice } from "@/components/ui/notice";
import i18n from "@/i18n";
import { isApiError } from "@/lib/api/errors";
import { findOpenSwap } from "@/lib/swaps";

/** A proposal that stands in the way of another, and where it is. */
export interface Clash {
  text: string;
  to: string;
}

/** What stands in the way, when that is why the server refused; null for every other reason. */
export async function clashOf(
  error: unknown,
  personId: string,
  skillIds: readonly string[],
): Promise<Clash | null> {
  if (isApiError(error, "idempotency_conflict"))
    return { text: i18n.t("swaps.alreadySent"), to: "/swaps?box=sent" };
  if (!isApiError(error, "swap_open")) return null;
  const open = await findOpenSwap(personId, skillIds).catch(() => undefined);
  return open ? { text: error.message, to: `/swaps/${open.id}` } : null;
}

export function ClashNotice({ clash }: { clash: Clash }) {
  const { t } = useTranslation();
  return (
    <Notice tone="error">
      {clash.text}{" "}
      <Link to={clash.to} className="font-bold underline">
        {t("swaps.openOne")}
      </Link>
    </Notice>
  );
}
