import { Bookmark } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { PersonRef } from "skillswap-sdk";
import { cn } from "@/lib/cn";
import { Button } from "@/ui/button";
import { useSavePerson } from "./actions";

/** A bookmark on a person: pressed while they are saved. */
export function SaveButton({
  person,
  isSaved,
  className,
}: {
  person: PersonRef;
  isSaved: boolean;
  className?: string;
}) {
  const { t } = useTranslation();
  const save = useSavePerson();
  return (
    <Button
      variant="quiet"
      size="icon"
      aria-pressed={isSaved}
      aria-label={t("saved.save", { name: person.name })}
      title={t(isSaved ? "saved.isSaved" : "saved.short")}
      className={cn(isSaved ? "text-accent" : "text-ink-faint", className)}
      onClick={() => save.mutate({ person, isSaved: !isSaved })}
    >
      <Bookmark aria-hidden="true" className={cn(isSaved && "fill-accent")} />
    </Button>
  );
}
