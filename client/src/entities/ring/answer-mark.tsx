import { Check, Clock, X } from "lucide-react";
import type { RingAnswer } from "skillswap-sdk";
import { cn } from "@/lib/cn";

const MARKS: Record<RingAnswer, { Icon: typeof Check; tone: string }> = {
  yes: { Icon: Check, tone: "bg-ok text-surface" },
  waiting: { Icon: Clock, tone: "bg-second text-[#2b1c00]" },
  no: { Icon: X, tone: "bg-danger text-surface" },
  left: { Icon: X, tone: "bg-danger text-surface" },
};

/** Somebody's answer as a sign; words say it beside it. */
export function AnswerMark({ answer, className }: { answer: RingAnswer; className?: string }) {
  const { Icon, tone } = MARKS[answer];
  return (
    <span
      data-answer={answer}
      aria-hidden="true"
      className={cn("grid size-5 place-items-center rounded-full", tone, className)}
    >
      <Icon className="size-3.5" strokeWidth={3} />
    </span>
  );
}
