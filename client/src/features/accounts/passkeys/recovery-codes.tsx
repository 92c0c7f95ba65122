import { Copy, Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { Button } from "@/ui/button";

function download(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The ten codes, to be copied or downloaded: they are shown once. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const { t } = useTranslation();
  const text = `${codes.join("\n")}\n`;
  const copy = () =>
    navigator.clipboard
      .writeText(text)
      .then(() => toast.success(t("secondFactor.copied")))
      .catch(() => toast.error(t("secondFactor.copyFailed")));
  return (
    <div className="grid gap-3">
      <ul
        aria-label={t("secondFactor.codesTitle")}
        className="grid gap-x-6 gap-y-1.5 rounded-control bg-sunken p-4 font-mono text-sm sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <Button variant="secondary" size="sm" onClick={() => void copy()}>
          <Copy aria-hidden="true" />
          {t("secondFactor.copy")}
        </Button>
        <Button
          variant="secondary"
          size="sm"
          onClick={() => download(t("secondFactor.file"), text)}
        >
          <Download aria-hidden="true" />
          {t("secondFactor.download")}
        </Button>
      </div>
    </div>
  );
}
