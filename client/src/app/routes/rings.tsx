export { RingsPage as Component } from "@/features/rings/rings-page";
