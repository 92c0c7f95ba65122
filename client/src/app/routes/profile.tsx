export { ProfilePage as Component } from "@/features/accounts/profile-page";
