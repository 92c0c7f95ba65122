import { Star } from "lucide-react";
import { useTranslation } from "react-i18next";
import { cn } from "@/lib/cn";

const FIVE = [1, 2, 3, 4, 5];

/** The stars of one review. */
export function Stars({ count, className }: { count: number; className?: string }) {
  const { t } = useTranslation();
  return (
    <span className={cn("inline-flex gap-0.5", className)}>
      <span className="sr-only">{t("reviews.stars", { count })}</span>
      {FIVE.map((star) => (
        <Star
          key={star}
          aria-hidden="true"
          className={cn(
            "size-4.5",
            star <= count ? "fill-second text-second" : "text-line-strong/60",
          )}
        />
      ))}
    </span>
  );
}
