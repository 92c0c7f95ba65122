// @vitest-environment jsdom
import { act, renderHook } from "@testing-library/react";
import { useForm } from "react-hook-form";
import { ApiError } from "skillswap-sdk";
import { describe, expect, it } from "vitest";
import { applyFormError } from "./form-errors";

function errorsAfter(error: unknown) {
  const { result } = renderHook(() => {
    const form = useForm({ defaultValues: { email: "", password: "" } });
    return { form, errors: form.formState.errors };
  });
  act(() => applyFormError(result.current.form, error));
  return result.current.errors;
}

describe("a failed form", () => {
  it("shows each message under its field", () => {
    const errors = errorsAfter(
      new ApiError(400, "invalid", "Check the form.", [
        { field: "email", message: "Taken." },
        { field: "password", message: "Too common." },
      ]),
    );
    expect(errors.email?.message).toBe("Taken.");
    expect(errors.password?.message).toBe("Too common.");
    expect(errors.root).toBeUndefined();
  });

  it("shows every message of one field", () => {
    const errors = errorsAfter(
      new ApiError(400, "invalid", "Too short.", [
        { field: "password", message: "Too short." },
        { field: "password", message: "Too common." },
      ]),
    );
    expect(errors.password?.message).toBe("Too short. Too common.");
  });

  it("shows messages of fields it does not have on top", () => {
    const errors = errorsAfter(
      new ApiError(400, "invalid", "Check.", [{ field: "timezone", message: "Unknown zone." }]),
    );
    expect(errors.root?.message).toBe("Unknown zone.");
  });

  it("shows the server's sentence when no field is named", () => {
    const errors = errorsAfter(new ApiError(401, "bad_credentials", "That does not fit."));
    expect(errors.root?.message).toBe("That does not fit.");
  });

  it("says how long to wait after too many tries", () => {
    const errors = errorsAfter(new ApiError(429, "too_fast", "", [], 30));
    expect(errors.root?.message).toContain("30 s");
  });
});
