export { UnsubscribePage as Component } from "@/features/accounts/choices/unsubscribe-page";
