import { Flag } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Skill } from "skillswap-sdk";
import { Button } from "@/ui/button";
import { ReportDialog } from "./report-dialog";

/** A small button beside somebody else's skill. */
export function ReportSkill({ skill }: { skill: Pick<Skill, "id" | "name"> }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { id, name } = skill;
  return (
    <>
      <Button
        variant="quiet"
        size="icon"
        aria-label={t("moderation.reportSkill", { name })}
        className="-my-1.5 -me-2 text-ink-faint"
        onClick={() => setOpen(true)}
      >
        <Flag aria-hidden="true" />
      </Button>
      {open && <ReportDialog kind="skill" id={id} name={name} onDone={() => setOpen(false)} />}
    </>
  );
}
