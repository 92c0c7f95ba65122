import { Camera } from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { Avatar } from "@/entities/person/avatar";
import { useMe } from "@/lib/auth/me";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { describeRefusal, PICTURE_TYPES, refusedUnsent } from "./picture-rules";
import { useUploadAvatar } from "./queries";

export function AvatarUpload() {
  const { t } = useTranslation();
  const me = useMe();
  const upload = useUploadAvatar();
  const input = useRef<HTMLInputElement>(null);

  function onFile(file: File | undefined) {
    if (!file) return;
    const refused = refusedUnsent(file);
    if (refused) {
      toast.error(refused);
      return;
    }
    upload.mutate(file, {
      onSuccess: () => toast.success(t("profile.pictureSaved")),
      onError: (error) => toast.error(describeRefusal(error)),
    });
  }

  return (
    <Card className="flex flex-wrap items-center gap-5">
      <Avatar name={me.name} url={me.avatarUrl} className="size-24" />
      <div className="grid gap-2">
        <h2 className="text-xl font-bold">{t("profile.picture")}</h2>
        <p className="text-sm text-ink-soft">{t("profile.pictureHint")}</p>
        <input
          ref={input}
          type="file"
          accept={PICTURE_TYPES}
          aria-label={t("profile.picture")}
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            onFile(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
        <Button
          variant="secondary"
          size="sm"
          className="justify-self-start"
          busy={upload.isPending}
          onClick={() => input.current?.click()}
        >
          <Camera aria-hidden="true" />
          {t("profile.choosePicture")}
        </Button>
      </div>
    </Card>
  );
}
