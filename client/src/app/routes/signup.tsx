export { SignupPage as Component } from "@/features/accounts/signup-page";
