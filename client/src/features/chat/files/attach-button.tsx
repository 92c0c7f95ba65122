import { Camera, Paperclip } from "lucide-react";
import { type ComponentProps, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/button";
import { Menu, MenuItem } from "@/ui/menu";

function Input({
  onFiles,
  ...rest
}: ComponentProps<"input"> & { onFiles: (files: File[]) => void }) {
  return (
    <input
      {...rest}
      type="file"
      hidden
      onChange={({ currentTarget }) => {
        onFiles([...(currentTarget.files ?? [])]);
        currentTarget.value = ""; // the same file may be chosen again
      }}
    />
  );
}

/** Chooses files; on a phone or tablet takes a photo too. */
export function AttachButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { t } = useTranslation();
  const files = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const hasCamera = matchMedia("(pointer: coarse)").matches;
  const trigger = (
    <Button
      variant="quiet"
      size="icon"
      aria-label={t("files.attach")}
      {...(hasCamera ? {} : { onClick: () => files.current?.click() })}
    >
      <Paperclip aria-hidden="true" />
    </Button>
  );
  return (
    <>
      <Input ref={files} multiple onFiles={onFiles} data-testid="choose-files" />
      <Input ref={camera} accept="image/*" capture="environment" onFiles={onFiles} />
      {hasCamera ? (
        <Menu trigger={trigger} side="top" align="start">
          <MenuItem onSelect={() => files.current?.click()}>
            <Paperclip aria-hidden="true" />
            {t("files.choose")}
          </MenuItem>
          <MenuItem onSelect={() => camera.current?.click()}>
            <Camera aria-hidden="true" />
            {t("files.camera")}
          </MenuItem>
        </Menu>
      ) : (
        trigger
      )}
    </>
  );
}
