export { RingPage as Component } from "@/features/rings/ring-page";
