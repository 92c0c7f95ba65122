import { type RefObject, useEffect, useRef } from "react";

const WRONG = '[aria-invalid="true"], fieldset > [role="alert"]';

/**
 * For the form that the reference is given to: leads to the first field that is wrong, which may be far above the
 * button. `tries` counts how often the form was sent with something missing, `refused` is what the server answered.
 */
export function useFocusWrong(tries: number, refused: unknown): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const wrong = tries > 0 || refused ? form.current?.querySelector<HTMLElement>(WRONG) : null;
    const field = wrong?.closest<HTMLElement>('[aria-invalid="true"]');
    (field ?? wrong?.parentElement?.querySelector("input"))?.focus();
  }, [tries, refused]);
  return form;
}
