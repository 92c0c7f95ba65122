export { OpenSearch as Component } from "@/features/matching/searches/open-search";
