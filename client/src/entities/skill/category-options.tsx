import { useTranslation } from "react-i18next";
import { CATEGORIES } from "./vocabulary";

/** The options of a select field for a category. */
export function CategoryOptions() {
  const { t } = useTranslation();
  return CATEGORIES.map((category) => (
    <option key={category} value={category}>
      {t(`categories.${category}`)}
    </option>
  ));
}
