import * as z from "zod/mini";
import { said } from "@/lib/i18n/said";

const email = () => z.email(said("auth.needEmail"));
const newPassword = () => z.string().check(z.minLength(10, said("auth.shortPassword")));

export const loginSchema = z.object({
  email: email(),
  password: z.string().check(z.minLength(1, said("auth.needPassword"))),
});
export const signupSchema = z.object({
  name: z.string().check(z.trim(), z.minLength(1, said("auth.needName")), z.maxLength(80)),
  email: email(),
  password: newPassword(),
});
export const emailSchema = z.object({ email: email() });
export const resetSchema = z.object({ password: newPassword() });
export const changePasswordSchema = z.object({
  currentPassword: z.string().check(z.minLength(1, said("auth.needPassword"))),
  newPassword: newPassword(),
});
export const deleteAccountSchema = (hasPassword: boolean) =>
  z.object({
    password: z.string().check(z.minLength(hasPassword ? 1 : 0, said("auth.needPassword"))),
    balanceToUserId: z.string(),
  });
export type DeleteAccountValues = z.infer<ReturnType<typeof deleteAccountSchema>>;
