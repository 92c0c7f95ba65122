import { ArrowLeftRight, Ban, Ellipsis, Flag } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProposeDialog } from "@/components/swaps/propose-dialog";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { cn } from "@/lib/cn";
import type { Somebody } from "@/lib/safety";
import { BlockDialog } from "./block-dialog";
import { ReportDialog } from "./report-dialog";

/**
 * What can be done about a person wherever they appear. `onBlocked` leaves a page that is theirs;
 * `proposes` where nothing else there proposes a swap.
 */
export function PersonMenu({
  person,
  proposes = false,
  onBlocked,
  className,
}: {
  person: Somebody;
  proposes?: boolean;
  onBlocked?: () => void | Promise<void>;
  className?: string;
}) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<"propose" | "block" | "report" | null>(null);
  const { id, name } = person;
  const done = () => setAsking(null);
  return (
    <>
      <Menu
        trigger={
          <Button
            look="quiet"
            size="icon"
            aria-label={t("safety.more", { name })}
            className={cn("text-ink-faint", className)}
          >
            <Ellipsis aria-hidden="true" />
          </Button>
        }
      >
        {proposes && (
          <MenuItem onSelect={() => setAsking("propose")}>
            <ArrowLeftRight aria-hidden="true" />
            {t("swaps.propose")}
          </MenuItem>
        )}
        <MenuItem onSelect={() => setAsking("block")}>
          <Ban aria-hidden="true" />
          {t("safety.block")}
        </MenuItem>
        <MenuItem onSelect={() => setAsking("report")}>
          <Flag aria-hidden="true" />
          {t("safety.report")}
        </MenuItem>
      </Menu>
      {asking === "propose" && <ProposeDialog person={{ id, name }} onDone={done} />}
      {asking === "block" && (
        <BlockDialog person={{ id, name }} onDone={done} {...(onBlocked ? { onBlocked } : {})} />
      )}
      {asking === "report" && <ReportDialog kind="user" id={id} name={name} onDone={done} />}
    </>
  );
}
