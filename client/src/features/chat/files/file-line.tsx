import { FileText, Paperclip } from "lucide-react";
import { fileSize } from "@/lib/i18n/file-size";

/** A file in one line: what it is called and how large it is. */
export function FileLine({ name, size }: { name: string; size: number }) {
  const Icon = name.toLowerCase().endsWith(".pdf") ? FileText : Paperclip;
  return (
    <span className="inline-flex min-h-10 max-w-full items-center gap-2">
      <Icon aria-hidden="true" className="size-5 shrink-0" />
      <span className="min-w-0 break-words">
        <span dir="auto" className="underline underline-offset-2">
          {name}
        </span>{" "}
        <span className="text-sm whitespace-nowrap">{fileSize(size)}</span>
      </span>
    </span>
  );
}
