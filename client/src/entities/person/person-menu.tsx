import { Ban, Ellipsis, Flag } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonRef } from "skillswap-sdk";
import { cn } from "@/lib/cn";
import { Button } from "@/ui/button";
import { lateDialog } from "@/ui/late-dialog";
import { Menu, MenuItem } from "@/ui/menu";

const BlockDialog = lateDialog(async () => {
  const { BlockDialog } = await import("@/entities/moderation/block-dialog");
  return BlockDialog;
});
const ReportDialog = lateDialog(async () => {
  const { ReportDialog } = await import("@/entities/moderation/report-dialog");
  return ReportDialog;
});
/** The menu beside a person: block and report. `onBlocked` leaves a page that is about them. */
export function PersonMenu({
  person,
  onBlocked,
  className,
  children,
}: {
  person: PersonRef;
  onBlocked?: () => void | Promise<void>;
  className?: string;
  /** Items of the page, above the others. */
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<"block" | "report" | null>(null);
  const { id, name } = person;
  const done = () => setAsking(null);
  return (
    <>
      <Menu
        trigger={
          <Button
            variant="quiet"
            size="icon"
            aria-label={t("moderation.more", { name })}
            className={cn("text-ink-faint", className)}
          >
            <Ellipsis aria-hidden="true" />
          </Button>
        }
      >
        {children}
        <MenuItem onSelect={() => setAsking("block")}>
          <Ban aria-hidden="true" />
          {t("moderation.block")}
        </MenuItem>
        <MenuItem onSelect={() => setAsking("report")}>
          <Flag aria-hidden="true" />
          {t("moderation.report")}
        </MenuItem>
      </Menu>
      {asking === "block" && (
        <BlockDialog person={{ id, name }} onDone={done} {...(onBlocked ? { onBlocked } : {})} />
      )}
      {asking === "report" && <ReportDialog kind="user" id={id} name={name} onDone={done} />}
    </>
  );
}
