export { VerifyEmailPage as Component } from "@/features/accounts/verify-email-page";
