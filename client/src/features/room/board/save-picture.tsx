import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/button";
import { download, fileName } from "../documents/download";
import { pictureOf } from "./picture";
import type { Board, Shape } from "./shapes";

/** Saves the whole board as a PNG. */
export function SavePicture({
  board,
  skill,
  isEmpty,
}: {
  board: Board;
  skill: string;
  isEmpty: boolean;
}) {
  const { t } = useTranslation();
  async function save() {
    const shapes = board.all().map((shape) => board.read(shape) as Shape);
    const picture = await pictureOf(shapes);
    if (picture) download(`${fileName(skill, t("shared.board.title"))}.png`, picture);
  }
  return (
    <Button variant="quiet" size="sm" disabled={isEmpty} onClick={() => void save()}>
      <Download aria-hidden="true" />
      {t("shared.board.save")}
    </Button>
  );
}
