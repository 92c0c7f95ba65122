import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "@/ui/chip";

const ANSWERS = [
  { answer: true, label: "yes" },
  { answer: false, label: "no" },
  { answer: null, label: "noAnswer" },
] as const;

/** Whether I would recommend somebody: yes, no or no answer, which is the default. */
export function RecommendChoice({
  name,
  answer: chosen,
  onChange,
}: {
  name: string;
  answer: boolean | null;
  onChange: (answer: boolean | null) => void;
}) {
  const { t } = useTranslation();
  const group = useId();
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-sm font-semibold">
        {t("sessionPage.review.recommend", { name })}
      </legend>
      <div className="flex flex-wrap gap-2">
        {ANSWERS.map(({ answer, label }) => (
          <Chip
            key={label}
            name={group}
            checked={chosen === answer}
            onChoose={() => onChange(answer)}
          >
            {t(`sessionPage.review.recommends.${label}`)}
          </Chip>
        ))}
      </div>
    </fieldset>
  );
}
