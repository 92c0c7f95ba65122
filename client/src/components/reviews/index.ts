export { PersonReviews } from "./person-reviews";
export { ReliabilityCard } from "./reliability-card";
