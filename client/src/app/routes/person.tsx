export { PersonPage as Component } from "@/features/matching/person-page";
