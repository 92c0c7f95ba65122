import { Check } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MatchReason } from "skillswap-sdk";

const BEST = 2;

/** Why somebody fits: the two best reasons, the others on demand. */
export function Reasons({ name, reasons }: { name: string; reasons: MatchReason[] }) {
  const { t } = useTranslation();
  const [showsAll, setShowsAll] = useState(false);
  if (reasons.length === 0) return null;
  const more = reasons.length - BEST;
  return (
    <div className="grid gap-1.5 text-sm text-ink-soft">
      <ul aria-label={t("matches.why", { name })} className="grid gap-1.5">
        {(showsAll ? reasons : reasons.slice(0, BEST)).map(({ code, message }) => (
          <li key={code} className="flex gap-2">
            <Check className="mt-0.5 size-4 shrink-0 text-accent" aria-hidden="true" />
            {message}
          </li>
        ))}
      </ul>
      {more > 0 && (
        <button
          type="button"
          aria-expanded={showsAll}
          onClick={() => setShowsAll(!showsAll)}
          className="relative justify-self-start py-1 ps-6 font-semibold text-accent-ink hover:underline pointer-coarse:py-3"
        >
          {showsAll ? t("matches.fewerReasons") : t("matches.moreReasons", { count: more })}
        </button>
      )}
    </div>
  );
}
