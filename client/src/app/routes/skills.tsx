export { SkillsPage as Component } from "@/features/skills/skills-page";
