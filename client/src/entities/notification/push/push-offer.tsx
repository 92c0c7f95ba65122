import { BellRing } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { describeError } from "@/lib/api/describe";
import { useMe } from "@/lib/auth/me";
import { cn } from "@/lib/cn";
import { Button } from "@/ui/button";
import { hasSaidNotNow, rememberNotNow } from "./not-now";
import { usePush } from "./queries";

/**
 * A quiet card that offers pushes in this browser, for moments in which somebody waits for another person. The browser
 * asks only after a press on it; "Not now" is remembered. `title` says what one is told of.
 */
export function PushOffer({ title, className }: { title: string; className?: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const { state, change } = usePush();
  const [isDeclined, setDeclined] = useState(() => hasSaidNotNow(me.id));
  if (state !== "off" || isDeclined) return null;
  const decline = () => {
    rememberNotNow(me.id);
    setDeclined(true);
  };
  const accept = () =>
    change.mutate(true, { onError: (error) => toast.error(describeError(error)) });
  return (
    <section
      aria-label={title}
      className={cn(
        "flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card bg-accent-soft px-4 py-3 text-accent-ink",
        className,
      )}
    >
      <BellRing className="size-5 shrink-0" aria-hidden="true" />
      <div className="min-w-48 flex-1">
        <p className="font-semibold">{title}</p>
        <p className="text-sm">{t("push.offerHint")}</p>
      </div>
      <div className="flex gap-2">
        <Button size="sm" busy={change.isPending} onClick={accept}>
          {t("push.turnOn")}
        </Button>
        <Button size="sm" variant="quiet" onClick={decline}>
          {t("push.notNow")}
        </Button>
      </div>
    </section>
  );
}
