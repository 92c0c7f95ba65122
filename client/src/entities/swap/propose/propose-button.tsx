import { ArrowLeftRight } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonRef } from "skillswap-sdk";
import { Button } from "@/ui/button";
import { ProposeDialog } from "./propose-dialog";

/** The button beside somebody who could be swapped with. */
export function ProposeButton({ person, size = "md" }: { person: PersonRef; size?: "md" | "sm" }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="secondary"
        size={size}
        aria-label={t("swaps.proposeTo", { name: person.name })}
        onClick={() => setOpen(true)}
      >
        <ArrowLeftRight aria-hidden="true" />
        {t("swaps.propose")}
      </Button>
      {open && <ProposeDialog person={person} onDone={() => setOpen(false)} />}
    </>
  );
}
