import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SkillColumns, SkillKind } from "skillswap-sdk";
import { toast } from "sonner";
import { useAddSkill } from "@/entities/skill/actions";
import { trendingQuery } from "@/entities/skill/queries";
import { TopicCombobox } from "@/entities/skill/topic-combobox";
import { describeError } from "@/lib/api/describe";
import { topicName } from "@/lib/i18n/topics";
import { Button } from "@/ui/button";
import { ChosenSkills, LEVELS_OF } from "./chosen-skills";
import { type Suggested, suggested } from "./starters";
import { StepButtons, StepFrame } from "./step-frame";

/** Adds skills of one kind; `adding` are the names on their way. */
function usePick(kind: SkillKind) {
  const add = useAddSkill();
  const [adding, setAdding] = useState<readonly string[]>([]);
  async function pick({ name, category }: Suggested) {
    setAdding((names) => [...names, name]);
    const level = LEVELS_OF[kind][0] ?? "intermediate";
    try {
      await add.mutateAsync({ name, category, type: kind, level });
    } catch (error) {
      toast.error(describeError(error));
    }
    setAdding((names) => names.filter((each) => each !== name));
  }
  return { pick, adding };
}

function FreeText({ kind, onPick }: { kind: SkillKind; onPick: (topic: Suggested) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  function take(topic: Suggested) {
    if (topic.name.trim() === "") return;
    onPick(topic);
    setText("");
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    take({ name: text.trim(), category: "other" });
  }
  return (
    <form className="flex items-end gap-2" onSubmit={submit}>
      <div className="min-w-0 flex-1">
        <TopicCombobox
          label={t(`firstRun.other.${kind}`)}
          value={text}
          onChange={setText}
          onPick={take}
        />
      </div>
      <Button type="submit" variant="secondary" disabled={text.trim() === ""}>
        <Plus aria-hidden="true" />
        {t("firstRun.add")}
      </Button>
    </form>
  );
}

/** What I can teach, or what I want to learn: one tap a topic, or in my own words. Saved as it is picked. */
export function TopicsStep({ step, skills }: { step: "teach" | "learn"; skills: SkillColumns }) {
  const { t } = useTranslation();
  const kind = step === "teach" ? "offer" : "learn";
  const { data: trending, isPending } = useQuery(trendingQuery);
  const { pick, adding } = usePick(kind);
  const taken = [...skills.offer, ...skills.learn].map(({ name }) => name);
  return (
    <StepFrame place={step} title={t(`firstRun.title.${step}`)} intro={t(`firstRun.intro.${step}`)}>
      <section
        aria-label={t("firstRun.popular")}
        className="flex min-h-24 flex-wrap content-start gap-2"
      >
        {!isPending &&
          suggested(trending ?? [], taken).map((topic) => (
            <Button
              key={topic.name}
              variant="secondary"
              size="sm"
              className="h-11 pointer-coarse:h-11"
              aria-label={t("firstRun.pick", { name: topicName(topic.name) })}
              disabled={adding.includes(topic.name)}
              onClick={() => void pick(topic)}
            >
              <Plus aria-hidden="true" />
              <span dir="auto">{topicName(topic.name)}</span>
            </Button>
          ))}
      </section>
      <FreeText kind={kind} onPick={(topic) => void pick(topic)} />
      <ChosenSkills skills={skills[kind]} />
      <StepButtons step={step} ready={skills[kind].length > 0 || adding.length > 0} />
    </StepFrame>
  );
}
