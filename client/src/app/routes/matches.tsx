export { MatchesPage as Component } from "@/features/matching/matches-page";
