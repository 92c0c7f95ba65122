import { Camera } from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { Avatar } from "@/components/people/avatar";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { describeError } from "@/lib/api/describe";
import { isApiError } from "@/lib/api/errors";
import { useMe } from "@/lib/session";
import { useUploadAvatar } from "./queries";

export function AvatarUpload() {
  const { t } = useTranslation();
  const me = useMe();
  const upload = useUploadAvatar();
  const input = useRef<HTMLInputElement>(null);

  function onFile(file: File | undefined) {
    if (!file) return;
    upload.mutate(file, {
      onSuccess: () => toast.success(t("profile.pictureSaved")),
      onError: (error) =>
        toast.error((isApiError(error) && error.errors[0]?.message) || describeError(error)),
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
          accept="image/png,image/jpeg,image/webp,image/gif"
          aria-label={t("profile.picture")}
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            onFile(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
        <Button
          look="secondary"
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
