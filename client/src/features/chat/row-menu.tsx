import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Conversation } from "skillswap-sdk";
import { Button } from "@/ui/button";
import { lateDialog } from "@/ui/late-dialog";
import { Menu } from "@/ui/menu";
import { ArrangeItems } from "./arrange-items";

const MuteDialog = lateDialog(() => import("./mute-dialog").then((file) => file.MuteDialog));

/** The menu beside a conversation in the list: in sight on touch screens, else while the row is pointed at. */
export function RowMenu({ conversation, name }: { conversation: Conversation; name: string }) {
  const { t } = useTranslation();
  const [muting, setMuting] = useState(false);
  return (
    <>
      <Menu
        trigger={
          <Button
            variant="quiet"
            size="icon"
            aria-label={t("arranging.menu", { name })}
            className="size-10 pointer-coarse:size-11 shrink-0 text-ink-faint group-hover:opacity-100 focus-visible:opacity-100 data-[state=open]:opacity-100 pointer-fine:opacity-0"
          >
            <Ellipsis aria-hidden="true" />
          </Button>
        }
      >
        <ArrangeItems conversation={conversation} onMute={() => setMuting(true)} />
      </Menu>
      {muting && (
        <MuteDialog conversation={conversation} name={name} onDone={() => setMuting(false)} />
      )}
    </>
  );
}
