import { useTranslation } from "react-i18next";
import { topicName } from "@/lib/i18n/topics";

/** What was searched in place of a typing error, and close names that may have been meant. */
export function Corrections({
  q,
  searchedFor,
  didYouMean,
  onSearch,
}: {
  q: string;
  searchedFor: string | null;
  didYouMean: string[];
  onSearch: (text: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      {searchedFor && (
        <p role="status" dir="auto">
          {t("discover.searchedFor", { text: q, other: topicName(searchedFor) })}
        </p>
      )}
      {didYouMean.length > 0 && (
        <p className="flex flex-wrap items-center gap-x-2">
          {t("discover.didYouMean")}
          {didYouMean.map((name) => (
            <button
              key={name}
              type="button"
              dir="auto"
              onClick={() => onSearch(topicName(name))}
              className="min-h-9 rounded-full bg-sunken px-3.5 font-semibold text-accent-ink hover:bg-accent-soft pointer-coarse:min-h-11"
            >
              {topicName(name)}
            </button>
          ))}
        </p>
      )}
    </>
  );
}
