export { DiscoverPage as Component } from "@/features/matching/discover-page";
