import { UserRound, UserRoundSearch } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Ring } from "skillswap-sdk";
import { Avatar } from "@/entities/person/avatar";
import { PersonMenu } from "@/entities/person/person-menu";
import { AnswerMark } from "@/entities/ring/answer-mark";
import { isOpen, sentenceOf } from "@/entities/ring/view";
import { MenuItem } from "@/ui/menu";
import { LessonState } from "./lesson-state";

/** One place of the ring: who teaches whom what; then their answer, or what became of the lesson. */
export function RingStep({ ring, place }: { ring: Ring; place: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const member = ring.members[place];
  const lesson = ring.lessons.find(({ teacherId }) => teacherId === member?.user?.id);
  if (!member) return null;
  const { user, answer, isReplacement } = member;
  return (
    <li data-testid="ring-step" className="flex items-start gap-3 py-3">
      {user ? (
        <Avatar name={user.name} url={user.avatarUrl} className="size-10" />
      ) : (
        <span className="grid size-10 shrink-0 place-items-center rounded-full border-2 border-dashed border-line-strong text-ink-faint">
          <UserRoundSearch className="size-5" aria-hidden="true" />
        </span>
      )}
      <div className="grid flex-1 gap-1">
        <p className="font-semibold">{sentenceOf(ring, place, t)}</p>
        {user && isOpen(ring) && (
          <p className="flex flex-wrap items-center gap-x-2 text-sm text-ink-soft">
            <AnswerMark answer={answer} />
            {t(`rings.answer.${answer}`)}
            {isReplacement && <span>· {t("rings.isNew")}</span>}
          </p>
        )}
        {!user && isOpen(ring) && <p className="text-sm text-ink-soft">{t("rings.searching")}</p>}
        {lesson && <LessonState ring={ring} lesson={lesson} />}
      </div>
      {user && place > 0 && (
        <PersonMenu person={user} className="-mt-1 -me-2" onBlocked={() => navigate("/rings")}>
          <MenuItem onSelect={() => void navigate(`/people/${user.id}`)}>
            <UserRound aria-hidden="true" />
            {t("rings.menu")}
          </MenuItem>
        </PersonMenu>
      )}
    </li>
  );
}
