/** A foldable group of the filter drawer; groups for one question each. */
import type { ReactNode } from "react";
import { t } from "@/lib/i18n/i18n";
import { Icon } from "@/lib/ui/Icon";

interface FilterSectionProps {
  title: string;
  isOpen: boolean;
  chosen: number;
  children: ReactNode;
}

export function FilterSection({ title, isOpen, chosen, children }: FilterSectionProps) {
  return (
    <details className="filter-section" open={isOpen}>
      <summary className="filter-section__head">
        <span>{title}</span>
        {chosen > 0 && <span className="filter-section__chosen">{t("filter.gewaehlt", { n: chosen })}</span>}
        <Icon name="down" />
      </summary>
      <fieldset className="filter-section__values">
        <legend className="kern-sr-only">{title}</legend>
        {children}
      </fieldset>
    </details>
  );
}
