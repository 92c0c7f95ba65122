import { ChevronDown } from "lucide-react";
import { type MouseEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Bundle } from "@/entities/notification/bundle";
import { cn } from "@/lib/cn";
import { Button } from "@/ui/button";
import { focusNextMark, MARK } from "./focus-next";
import { NotificationRow } from "./notification-row";
import { useMark } from "./use-mark";

/** The newest notification about a thing; the earlier ones of that day open below it. */
export function NotificationBundle({ bundle: { items } }: { bundle: Bundle }) {
  const [newest, ...earlier] = items;
  if (earlier.length === 0) return <NotificationRow notification={newest} />;
  return <NotificationRow notification={newest} more={<Earlier items={items} />} />;
}

function Earlier({ items: [newest, ...earlier] }: Pick<Bundle, "items">) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const id = useId();
  const hidden = earlier.filter(({ isRead }) => !isRead).length;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3 px-4 pb-4">
      <div className="flex flex-wrap gap-2">
        <Button
          variant="quiet"
          size="sm"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
        >
          <ChevronDown className={cn("size-4", open && "rotate-180")} aria-hidden="true" />
          {t("inbox.earlier", { count: earlier.length })}
          {hidden > 0 && ` · ${t("shell.unread", { count: hidden })}`}
        </Button>
        {hidden > 0 && <MarkAllOf items={[newest, ...earlier]} />}
      </div>
      {open && (
        <ul id={id} className="grid grid-cols-[minmax(0,1fr)] gap-2">
          {earlier.map((each) => (
            <NotificationRow key={each.id} notification={each} />
          ))}
        </ul>
      )}
    </div>
  );
}

function MarkAllOf({ items }: Pick<Bundle, "items">) {
  const { t } = useTranslation();
  const mark = useMark();
  const unread = items.filter(({ isRead }) => !isRead).map(({ id }) => id);
  const markAll = ({ currentTarget }: MouseEvent) => {
    focusNextMark(currentTarget.closest("li") ?? currentTarget);
    mark(unread, true);
  };
  return (
    <Button variant="quiet" size="sm" {...MARK} onClick={markAll}>
      {t("inbox.markGroup", { count: unread.length })}
    </Button>
  );
}
