import type { ReactNode } from "react";
import { Link } from "react-router";
import { cn } from "@/lib/cn";
import { Card } from "@/ui/card";

/** A part of the dashboard with its heading, and a link to all there is of it. */
export function Panel({
  title,
  more,
  className,
  children,
}: {
  title: string;
  more?: { text: string; to: string };
  className?: string;
  children: ReactNode;
}) {
  return (
    <Card className={cn("flex min-w-0 flex-col gap-3", className)}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 className="text-xl font-bold">{title}</h2>
        {more && (
          <Link
            to={more.to}
            className="py-1 text-sm font-semibold text-accent-ink hover:underline pointer-coarse:-my-2 pointer-coarse:py-3"
          >
            {more.text}
          </Link>
        )}
      </div>
      {children}
    </Card>
  );
}
