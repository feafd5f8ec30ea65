/** What every page does when it appears: name itself. */
import { useEffect } from "react";
import { useKommune } from "@/lib/kommune";
import { t } from "@/lib/i18n/i18n";

/** Set the title of the document: page first, portal after. */
export function useTitle(title: string): void {
  const portal = t("portal.name", { kommune: useKommune().name });
  useEffect(() => {
    document.title = title === portal ? portal : `${title} – ${portal}`;
  }, [title, portal]);
}
