/** What the portal knows today, in three numbers. */
import type { SearchAnswer } from "@/lib/api/types";
import { formatNumber } from "@/lib/i18n/numbers";
import { t } from "@/lib/i18n/i18n";

interface FiguresProps {
  answer: SearchAnswer | undefined;
  bezirke: number;
}

export function Figures({ answer, bezirke }: FiguresProps) {
  const free = answer?.facets.frei?.find((entry) => entry.value === "true")?.count;
  const figures = [
    { label: t("start.zahl_angebote"), value: answer?.pagination.total },
    { label: t("start.zahl_frei"), value: free },
    { label: t("start.zahl_bezirke"), value: bezirke || undefined },
  ];
  return (
    <dl className="figures">
      {figures.map(({ label, value }) => (
        <div key={label} className="figures__item">
          <dt>{label}</dt>
          <dd>{value === undefined ? "–" : formatNumber(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
