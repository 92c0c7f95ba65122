import { Star } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { cn } from "@/lib/cn";

const FIVE = [1, 2, 3, 4, 5];

/** One to five stars as radio buttons. */
export function StarChoice({
  stars,
  error,
  onChange,
}: {
  stars: number;
  error?: string | undefined;
  onChange: (stars: number) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <fieldset className="grid gap-1" {...(error ? { "aria-describedby": `${id}-error` } : {})}>
      <legend className="mb-1 text-sm font-semibold">{t("sessionPage.review.stars")}</legend>
      <div className="-ms-1.5 flex">
        {FIVE.map((star) => (
          <label
            key={star}
            className="cursor-pointer rounded-control p-1.5 has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={id}
              value={star}
              checked={stars === star}
              onChange={() => onChange(star)}
              className="sr-only"
            />
            <span className="sr-only">{t("sessionPage.review.star", { count: star })}</span>
            <Star
              aria-hidden="true"
              className={cn(
                "size-8",
                star <= stars ? "fill-second text-second" : "text-line-strong",
              )}
            />
          </label>
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} role="alert" className="text-sm font-medium text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}
