export { SavedPage as Component } from "@/features/matching/saved/saved-page";
