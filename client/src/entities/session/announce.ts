import { toast } from "sonner";

/**
 * Shows `message` in a toast once `action` has succeeded; false when it failed. An action often removes its
 * own panel, and callbacks given to `mutate` are not called after that; a promise is. The mutation's `error`
 * describes a failure.
 */
export async function announce(action: Promise<unknown>, message: string): Promise<boolean> {
  try {
    await action;
  } catch {
    return false;
  }
  toast.success(message);
  return true;
}
