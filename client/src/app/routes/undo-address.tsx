export { UndoAddressPage as Component } from "@/features/accounts/ways-in/address-pages";
