import { CalendarPlus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonRef } from "skillswap-sdk";
import { Button } from "@/ui/button";
import { BookWith } from "./book-with";

/** The button beside somebody who teaches something. */
export function BookButton({ teacher, size = "md" }: { teacher: PersonRef; size?: "md" | "sm" }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="secondary"
        size={size}
        aria-label={t("swaps.bookWith", { name: teacher.name })}
        onClick={() => setOpen(true)}
      >
        <CalendarPlus aria-hidden="true" />
        {t("swaps.bookSession")}
      </Button>
      {open && <BookWith person={teacher} onDone={() => setOpen(false)} />}
    </>
  );
}
