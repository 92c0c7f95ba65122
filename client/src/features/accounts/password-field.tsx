import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { useTranslation } from "react-i18next";
import { cn } from "@/lib/cn";
import { controlClass, Field } from "@/ui/field";

/** A password field with a button that shows what is typed. */
export function PasswordField({
  label,
  hint,
  error,
  ...rest
}: ComponentProps<"input"> & { label: string; hint?: string; error?: string | undefined }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <Field {...{ label, hint, error }}>
      {(wiring) => (
        <div className="relative">
          <input
            {...rest}
            {...wiring}
            type={shown ? "text" : "password"}
            className={cn(controlClass, "h-11 pe-12")}
          />
          <button
            type="button"
            onClick={() => setShown(!shown)}
            aria-label={t(shown ? "auth.hidePassword" : "auth.showPassword")}
            className="absolute inset-y-0 end-0 grid w-11 place-items-center rounded-control text-ink-faint hover:text-ink"
          >
            <Icon className="size-5" aria-hidden="true" />
          </button>
        </div>
      )}
    </Field>
  );
}
