export { TopMatches } from "./top-matches";
