export { EmailLoginPage as Component } from "@/features/accounts/ways-in/email-login-page";
