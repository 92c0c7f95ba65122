import { BellRing, Check } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, ButtonLink } from "@/ui/button";
import { lateDialog } from "@/ui/late-dialog";
import { type Filters, isSearch, type View } from "../discover/filters";
import { useSavedAs } from "./queries";

const SearchDialog = lateDialog(async () => (await import("./search-dialog")).SearchDialog);

/** On a phone it begins a line: its text stands at the edge like what is below. */
const FLUSH = "max-sm:-ms-3.5";

/** Keeps what is looked for now; leads to the saved searches when it is kept already. */
export function SaveSearch({ view, filters }: { view: View; filters: Filters }) {
  const { t } = useTranslation();
  const [naming, setNaming] = useState(false);
  const saved = useSavedAs(view, filters);
  if (!isSearch(filters)) return null;
  if (saved)
    return (
      <ButtonLink to="/discover/saved?tab=searches" variant="quiet" size="sm" className={FLUSH}>
        <Check aria-hidden="true" />
        {t("searches.isSaved")}
      </ButtonLink>
    );
  return (
    <>
      <Button variant="quiet" size="sm" className={FLUSH} onClick={() => setNaming(true)}>
        <BellRing aria-hidden="true" />
        {t("searches.save")}
      </Button>
      {naming && <SearchDialog view={view} filters={filters} onDone={() => setNaming(false)} />}
    </>
  );
}
