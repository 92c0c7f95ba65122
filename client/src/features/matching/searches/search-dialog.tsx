import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SavedSearch } from "skillswap-sdk";
import { toast } from "sonner";
import { describeError } from "@/lib/api/describe";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { TextField } from "@/ui/field";
import { Notice } from "@/ui/notice";
import { SwitchRow } from "@/ui/switch";
import { useSearchWords } from "../discover/filter-names";
import type { Filters, View } from "../discover/filters";
import { useEditSearch, useSaveSearch } from "./actions";

const LONGEST_NAME = 80;

/** Names a search that is being saved, or a saved one anew, and says whether it tells of new people. */
export function SearchDialog({
  view,
  filters,
  saved,
  onDone,
}: {
  view: View;
  filters: Filters;
  /** The search to change; left out, a new one is made. */
  saved?: SavedSearch;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const wordsOf = useSearchWords();
  const create = useSaveSearch();
  const edit = useEditSearch();
  const [name, setName] = useState(saved?.name ?? wordsOf(filters).slice(0, LONGEST_NAME));
  const [notify, setNotify] = useState(saved?.notify ?? true);
  const error = create.error ?? edit.error;

  async function submit() {
    const said = { name: name.trim(), notify };
    try {
      if (saved) await edit.mutateAsync({ id: saved.id, ...said });
      else await create.mutateAsync({ ...said, view, query: filters });
    } catch {
      return; // shown above the fields
    }
    toast.success(t("searches.savedAs", { name: said.name }));
    onDone();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onDone()}
      title={t(saved ? "searches.editTitle" : "searches.saveTitle")}
      text={wordsOf(filters)}
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {error && <Notice tone="error">{describeError(error)}</Notice>}
        <TextField
          label={t("searches.name")}
          dir="auto"
          required
          maxLength={LONGEST_NAME}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <SwitchRow
          label={t("searches.notify")}
          hint={t("searches.notifyHint")}
          checked={notify}
          onChange={setNotify}
        />
        <div className="flex justify-end gap-2">
          <Button variant="quiet" onClick={onDone}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" disabled={!name.trim()} busy={create.isPending || edit.isPending}>
            {t("searches.keep")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
