export { DiscoverPage as Component } from "@/features/matching/discover/discover-page";
