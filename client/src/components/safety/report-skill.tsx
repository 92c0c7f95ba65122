import { Flag } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/ui/button";
import type { Skill } from "@/lib/api/types";
import { ReportDialog } from "./report-dialog";

/** A small button beside somebody else's skill. */
export function ReportSkill({ skill }: { skill: Pick<Skill, "id" | "name"> }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { id, name } = skill;
  return (
    <>
      <Button
        look="quiet"
        size="icon"
        aria-label={t("safety.reportSkill", { name })}
        className="-my-1.5 -mr-2 text-ink-faint"
        onClick={() => setOpen(true)}
      >
        <Flag aria-hidden="true" />
      </Button>
      {open && <ReportDialog kind="skill" id={id} name={name} onDone={() => setOpen(false)} />}
    </>
  );
}
