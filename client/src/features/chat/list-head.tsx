import { Archive, ArrowLeft, Search } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/button";
import { SearchDialog } from "./search-dialog";

/** The head of the list of conversations: its heading, the search, and the way into the archive and back. */
export function ListHead({
  archived,
  onArchived,
  children,
}: {
  archived: boolean;
  onArchived: (archived: boolean) => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const [searching, setSearching] = useState(false);
  const other = t(archived ? "arranging.fromArchive" : "arranging.toArchive");
  return (
    <div className="flex items-center gap-1 px-5 pt-6 pb-3">
      {children}
      <Button
        variant="quiet"
        size="icon"
        aria-label={t("finding.open")}
        title={t("finding.open")}
        onClick={() => setSearching(true)}
      >
        <Search aria-hidden="true" />
      </Button>
      <Button
        variant="quiet"
        size="icon"
        aria-label={other}
        title={other}
        onClick={() => onArchived(!archived)}
      >
        {archived ? <ArrowLeft aria-hidden="true" /> : <Archive aria-hidden="true" />}
      </Button>
      {searching && <SearchDialog onDone={() => setSearching(false)} />}
    </div>
  );
}
