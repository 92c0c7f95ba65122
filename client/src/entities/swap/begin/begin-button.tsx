import { useQuery } from "@tanstack/react-query";
import { ArrowLeftRight } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonRef } from "skillswap-sdk";
import { BookButton } from "@/entities/session/schedule/book-button";
import { mySkillsQuery } from "@/entities/skill/queries";
import { ProposeButton } from "@/entities/swap/propose/propose-button";
import { cn } from "@/lib/cn";
import { Button } from "@/ui/button";
import { BeginDialog } from "./begin-dialog";

type Size = "md" | "sm" | "icon";

/** The button of `BeginDialog`; as an icon its name is a hint. It gets the focus back when all is closed. */
export function EitherButton({
  person,
  size = "md",
  className,
}: {
  person: PersonRef;
  size?: Size;
  className?: string;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // The second dialog opened from the first one, which is gone: it has nothing to give the focus back to.
    if (wasOpen.current && !open) button.current?.focus({ preventScroll: true });
    wasOpen.current = open;
  }, [open]);
  const name = t("sessions.begin.openWith", { name: person.name });
  return (
    <>
      <Button
        ref={button}
        variant={size === "icon" ? "quiet" : "secondary"}
        size={size}
        className={cn(className)}
        aria-label={name}
        {...(size === "icon" ? { title: name } : {})}
        onClick={() => setOpen(true)}
      >
        <ArrowLeftRight aria-hidden="true" />
        {size !== "icon" && t("sessions.begin.open")}
      </Button>
      {open && <BeginDialog person={person} onDone={() => setOpen(false)} />}
    </>
  );
}

/**
 * The one button beside somebody: it asks what to begin where a swap and a session both fit, and leads to the
 * one that fits otherwise. A session needs something that they teach, a swap also something that I do.
 */
export function BeginButton({
  person,
  teaches,
  size = "md",
}: {
  person: PersonRef;
  teaches: boolean;
  size?: "md" | "sm";
}) {
  const { data: mine } = useQuery(mySkillsQuery);
  if (!teaches) return <ProposeButton person={person} size={size} />;
  if (mine?.offer.length === 0) return <BookButton teacher={person} size={size} />;
  return <EitherButton person={person} size={size} />;
}
