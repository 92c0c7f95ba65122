import { toast } from "sonner";

/**
 * Say that a deed is done. A deed often takes its own panel off the page, and then the callbacks given to
 * `mutate` are not called any more; a promise is. What failed is said by the mutation's `error`.
 */
export async function said(deed: Promise<unknown>, words: string): Promise<boolean> {
  try {
    await deed;
  } catch {
    return false;
  }
  toast.success(words);
  return true;
}
