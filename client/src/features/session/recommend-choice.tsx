import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "@/components/sessions/chip";

const ANSWERS = [
  { answer: true, word: "yes" },
  { answer: false, word: "no" },
  { answer: null, word: "unsaid" },
] as const;

/** Whether I would recommend somebody: yes, no, or not said, which is where it begins. */
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
        {ANSWERS.map(({ answer, word }) => (
          <Chip
            key={word}
            name={group}
            checked={chosen === answer}
            onChoose={() => onChange(answer)}
          >
            {t(`sessionPage.review.recommends.${word}`)}
          </Chip>
        ))}
      </div>
    </fieldset>
  );
}
