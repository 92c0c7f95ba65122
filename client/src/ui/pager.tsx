import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { cn } from "@/lib/cn";
import { shownNumber } from "@/lib/i18n/numbers";
import { Button } from "./button";

/** The envelope of a list with page numbers, as the server sends it. */
export interface Pages {
  currentPage: number;
  totalPages: number;
  totalCount: number;
  limit: number;
}

const GAP = "gap";

/** The first, the last, and those around the current one; a gap stands for two or more that are left out. */
export function shownPages(current: number, last: number): (number | typeof GAP)[] {
  const near = [1, current - 1, current, current + 1, last].filter(
    (page) => page >= 1 && page <= last,
  );
  const pages = [...new Set(near)].sort((one, two) => one - two);
  return pages.flatMap((page, index) => {
    const missing = page - (pages[index - 1] ?? 0) - 1;
    if (missing === 1) return [page - 1, page];
    return missing > 1 ? [GAP, page] : [page];
  });
}

function Range({ currentPage, totalCount, limit }: Pages) {
  const { t } = useTranslation();
  const from = (currentPage - 1) * limit + 1;
  if (from > totalCount) return null;
  const shown = [from, Math.min(currentPage * limit, totalCount), totalCount];
  const [first, last, all] = shown.map((number) => shownNumber(number, 0));
  return (
    <p role="status" className="text-sm text-ink-soft tabular-nums">
      {t("pager.range", { from: first, to: last, total: all })}
    </p>
  );
}

/** Up to nine buttons stand in a row, on a phone narrower than they are high when there are more than five. */
const widthOf = ({ totalPages }: Pages) => (totalPages > 5 ? "w-9 sm:w-11" : "w-11");

function Step({ to, pages, onGo }: { to: -1 | 1; pages: Pages; onGo: (page: number) => void }) {
  const { t } = useTranslation();
  const page = pages.currentPage + to;
  const isThere = page >= 1 && page <= pages.totalPages;
  const Icon = to < 0 ? ChevronLeft : ChevronRight;
  return (
    <Button
      variant="quiet"
      size="icon"
      aria-label={t(to < 0 ? "pager.previous" : "pager.next")}
      aria-disabled={!isThere || undefined} // not disabled: it keeps the focus on the last page
      className={cn(widthOf(pages), !isThere && "cursor-default opacity-40 hover:bg-transparent")}
      onClick={() => isThere && onGo(page)}
    >
      <Icon aria-hidden="true" />
    </Button>
  );
}

/** The page numbers of a list, and which of its entries are shown. Nothing when there is only one page. */
export function Pager({
  pages,
  className,
  onGo,
}: {
  pages: Pages;
  className?: string;
  onGo: (page: number) => void;
}) {
  const { t } = useTranslation();
  const { currentPage, totalPages } = pages;
  if (totalPages <= 1 && currentPage === 1) return null;
  return (
    <nav
      aria-label={t("pager.label")}
      className={cn(
        "flex flex-wrap items-center justify-center gap-x-4 gap-y-2 sm:justify-between",
        className,
      )}
    >
      <Range {...pages} />
      <ul className="flex items-center">
        <li>
          <Step to={-1} pages={pages} onGo={onGo} />
        </li>
        {shownPages(currentPage, totalPages).map((page, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a place in the row keeps its button, and so the focus
          <li key={index}>
            {page === GAP ? (
              <span aria-hidden="true" className="px-1 text-ink-faint">
                …
              </span>
            ) : (
              <Button
                variant={page === currentPage ? "secondary" : "quiet"}
                size="icon"
                className={cn(widthOf(pages), "tabular-nums")}
                aria-label={t("pager.page", { page: shownNumber(page, 0) })}
                aria-current={page === currentPage ? "page" : undefined}
                onClick={() => page !== currentPage && onGo(page)}
              >
                {shownNumber(page, 0)}
              </Button>
            )}
          </li>
        ))}
        <li>
          <Step to={1} pages={pages} onGo={onGo} />
        </li>
      </ul>
    </nav>
  );
}
