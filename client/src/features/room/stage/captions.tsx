import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

const STAYS_MS = 6_000;

/** Words that go away when nothing new is said. */
function useFading(words: string | null): string | null {
  const [shown, setShown] = useState(words);
  useEffect(() => {
    setShown(words);
    const timer = setTimeout(() => setShown(null), STAYS_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return shown;
}

/** What is being said, as the browsers understood it: theirs, and mine while my captions are on. */
export function Captions({
  name,
  theirs,
  mine,
}: {
  name: string;
  theirs: string | null;
  mine: string | null;
}) {
  const { t } = useTranslation();
  const lines = [
    { who: name, words: useFading(theirs) },
    { who: t("room.captions.yours"), words: useFading(mine) },
  ].filter(({ words }) => words);
  return (
    <section
      aria-label={t("room.captions.of")}
      className="pointer-events-none absolute inset-x-3 bottom-3 z-10 grid justify-items-center gap-1.5"
    >
      {lines.map(({ who, words }) => (
        <p
          key={who}
          dir="auto"
          className="line-clamp-3 max-w-2xl rounded-lg bg-[rgb(20_19_16/0.82)] px-3 py-1.5 text-base text-[#f3eddf] sm:text-lg"
        >
          <bdi className="font-bold">{who}</bdi> {words}
        </p>
      ))}
    </section>
  );
}
