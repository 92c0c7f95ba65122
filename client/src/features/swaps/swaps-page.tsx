import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createSearchParams, Link } from "react-router";
import { SelectField } from "@/components/ui/field";
import { Page } from "@/components/ui/page";
import type { Swap } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import { useSwapsWaiting } from "@/lib/swaps";
import { AgreedDialog } from "./agreed-dialog";
import { SwapList } from "./swap-list";
import { FILTERS, placeParams, type SwapPlace, usePlace } from "./use-place";

const BOXES = ["inbox", "sent"] as const;

function Boxes({ place }: { place: SwapPlace }) {
  const { t } = useTranslation();
  const waiting = useSwapsWaiting();
  return (
    <nav
      aria-label={t("swaps.boxes")}
      className="flex flex-1 gap-1 rounded-control bg-sunken p-1 sm:flex-none"
    >
      {BOXES.map((box) => (
        <Link
          key={box}
          to={{ search: createSearchParams(placeParams(box, place.status)).toString() }}
          preventScrollReset
          {...(box === place.box ? { "aria-current": "page" as const } : {})}
          className={cn(
            "inline-flex h-10 flex-1 items-center justify-center gap-2 rounded-md px-5 font-semibold text-ink-soft hover:text-ink",
            box === place.box && "bg-surface text-accent-ink shadow-low",
          )}
        >
          {t(`swaps.${box}`)}
          {box === "inbox" && waiting > 0 && (
            <span className="text-sm tabular-nums">
              <span aria-hidden="true">({waiting})</span>
              <span className="sr-only">{t("swaps.waitingCount", { count: waiting })}</span>
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}

/** What others proposed to me and what I proposed, and what became of it. */
export function SwapsPage() {
  const { t } = useTranslation();
  const place = usePlace();
  const [agreed, setAgreed] = useState<Swap | null>(null);
  return (
    <Page title={t("swaps.title")} intro={t("swaps.intro")} narrow>
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
        <Boxes place={place} />
        <SelectField
          label={t("swaps.filter")}
          hideLabel
          fieldClassName="min-w-52 flex-1 sm:flex-none"
          value={place.status ?? ""}
          onChange={(event) => place.show(event.target.value || undefined)}
        >
          <option value="">{t("swaps.filters.all")}</option>
          {FILTERS.map((status) => (
            <option key={status} value={status}>
              {t(`swaps.filters.${status}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <SwapList place={place} onAccepted={setAgreed} />
      {agreed && <AgreedDialog swap={agreed} onDone={() => setAgreed(null)} />}
    </Page>
  );
}
