import { useTranslation } from "react-i18next";
import { ButtonLink } from "@/ui/button";
import { Mark } from "@/ui/mark";
import { PageHeading, useTitle } from "@/ui/page";
import { DeletionNotice } from "./deletion-notice";

const STEPS = ["list", "match", "talk"] as const;

/** The swap of two people, drawn with our two half-discs. */
function SwapPicture() {
  const { t } = useTranslation();
  return (
    <figure className="relative mx-auto grid w-full max-w-sm">
      <svg viewBox="0 0 400 460" aria-hidden="true" className="w-full">
        <path d="M196 20a180 180 0 0 0 0 360z" className="fill-accent" />
        <path d="M204 80a180 180 0 0 1 0 360z" className="fill-second" />
        <circle cx="122" cy="160" r="34" className="fill-accent-soft" />
        <path d="M64 262a58 58 0 0 1 116 0z" className="fill-accent-soft" />
        <circle cx="278" cy="220" r="34" className="fill-second-soft" />
        <path d="M220 322a58 58 0 0 1 116 0z" className="fill-second-soft" />
      </svg>
      <figcaption className="absolute inset-x-0 bottom-0 mx-auto w-fit rounded-card border border-line bg-surface px-5 py-3 text-sm shadow-high">
        <span className="block font-semibold">{t("home.exampleOne")}</span>
        <span className="block font-semibold">{t("home.exampleTwo")}</span>
        <span className="block text-ink-faint">{t("home.exampleEnd")}</span>
      </figcaption>
    </figure>
  );
}

function Step({ step, number }: { step: (typeof STEPS)[number]; number: number }) {
  const { t } = useTranslation();
  return (
    <li className="grid content-start gap-2 border-t-4 border-accent pt-4 even:border-second">
      <span className="font-display text-3xl font-bold text-ink-faint" aria-hidden="true">
        {number}
      </span>
      <h3 className="text-xl font-bold">{t(`home.steps.${step}.title`)}</h3>
      <p className="text-ink-soft">{t(`home.steps.${step}.text`)}</p>
    </li>
  );
}

function TimeAsCurrency() {
  const { t } = useTranslation();
  const rows = [
    { text: t("home.teach"), credit: t("home.earn"), tone: "bg-accent text-on-accent" },
    { text: t("home.learn"), credit: t("home.spend"), tone: "bg-second text-[#2b1c00]" },
  ];
  return (
    <section className="bg-sunken" aria-labelledby="home-time">
      <div className="mx-auto grid max-w-6xl items-center gap-8 px-4 py-14 sm:px-8 md:grid-cols-2 md:gap-16 md:py-20">
        <div className="grid gap-4">
          <h2 id="home-time" className="text-3xl font-bold tracking-tight">
            {t("home.timeTitle")}
          </h2>
          <p className="text-lg text-ink-soft">{t("home.timeText")}</p>
        </div>
        <dl className="grid">
          {rows.map(({ text, credit, tone }, index) => (
            <div
              key={text}
              className={`flex items-center justify-between gap-4 px-6 py-6 font-display text-lg font-bold ${tone} ${
                index === 0
                  ? "me-8 rounded-t-card rounded-es-card"
                  : "ms-8 rounded-b-card rounded-se-card"
              }`}
            >
              <dt>{text}</dt>
              <dd className="whitespace-nowrap">{credit}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}

export function HomePage() {
  const { t } = useTranslation();
  useTitle(t("home.title"));
  return (
    <>
      <DeletionNotice />
      <section className="mx-auto grid max-w-6xl items-center gap-10 px-4 pt-8 pb-16 sm:px-8 md:grid-cols-[1.2fr_1fr] md:pt-14">
        <div className="grid gap-6">
          <PageHeading className="text-5xl leading-[1.02] sm:text-6xl lg:text-7xl">
            {t("home.headline")}
          </PageHeading>
          <p className="max-w-xl text-xl text-ink-soft">{t("home.lead")}</p>
          <div className="flex flex-wrap gap-3">
            <ButtonLink to="/signup">{t("home.start")}</ButtonLink>
            <ButtonLink to="/login" variant="secondary">
              {t("home.login")}
            </ButtonLink>
          </div>
        </div>
        <SwapPicture />
      </section>
      <section className="mx-auto max-w-6xl px-4 pb-16 sm:px-8" aria-labelledby="home-how">
        <h2 id="home-how" className="mb-8 text-3xl font-bold tracking-tight">
          {t("home.howTitle")}
        </h2>
        <ol className="grid gap-8 md:grid-cols-3">
          {STEPS.map((step, index) => (
            <Step key={step} step={step} number={index + 1} />
          ))}
        </ol>
      </section>
      <TimeAsCurrency />
      <section className="mx-auto grid max-w-6xl justify-items-center gap-5 px-4 py-16 text-center sm:px-8">
        <Mark className="h-16" />
        <h2 className="max-w-lg text-3xl font-bold tracking-tight">{t("home.endTitle")}</h2>
        <ButtonLink to="/signup">{t("home.start")}</ButtonLink>
      </section>
    </>
  );
}
