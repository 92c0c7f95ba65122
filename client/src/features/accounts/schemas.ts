import { z } from "zod";
import i18n from "@/i18n";

const email = () => z.email(i18n.t("auth.needEmail"));
const newPassword = () => z.string().min(10, i18n.t("auth.shortPassword"));

export const loginSchema = z.object({
  email: email(),
  password: z.string().min(1, i18n.t("auth.needPassword")),
});
export const signupSchema = z.object({
  name: z.string().trim().min(1, i18n.t("auth.needName")).max(80),
  email: email(),
  password: newPassword(),
});
export const forgotSchema = z.object({ email: email() });
export const resetSchema = z.object({ password: newPassword() });
export const changePasswordSchema = z.object({
  currentPassword: z.string().min(1, i18n.t("auth.needPassword")),
  newPassword: newPassword(),
});
export const deleteAccountSchema = z.object({
  password: z.string().min(1, i18n.t("auth.needPassword")),
  balanceToUserId: z.string(),
});
export type DeleteAccountValues = z.infer<typeof deleteAccountSchema>;
