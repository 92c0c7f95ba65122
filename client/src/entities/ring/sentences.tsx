import { useTranslation } from "react-i18next";
import type { Ring } from "skillswap-sdk";
import { isOpen, sentenceOf } from "./view";

/** Who teaches whom, in the order of the ring, for whoever listens: the circle cannot be heard. */
export function RingSentences({ ring }: { ring: Ring }) {
  const { t } = useTranslation();
  return (
    <ol className="sr-only" aria-label={t("rings.steps")}>
      {ring.members.map(({ user, answer }, place) => (
        <li key={user?.id ?? `free-${place}`}>
          {sentenceOf(ring, place, t)}
          {isOpen(ring) && user && ` ${t(`rings.answer.${answer}`)}.`}
        </li>
      ))}
    </ol>
  );
}
