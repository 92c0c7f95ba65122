import type { ReactNode } from "react";
import { ActionError } from "@/entities/session/action-error";
import { Card } from "@/ui/card";

/** The panel with the next step: heading, text and actions. */
export function NextPanel({
  title,
  children,
  actions,
  error,
}: {
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  error?: unknown;
}) {
  return (
    <Card className="grid gap-4 border-accent/50">
      <h2 className="text-2xl font-bold">{title}</h2>
      {children}
      <ActionError error={error} />
      <div className="flex flex-wrap gap-2 empty:hidden max-sm:*:grow">{actions}</div>
    </Card>
  );
}
