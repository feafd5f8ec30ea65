/** Links to the pages of a list; real links, so that they can be opened anywhere. */
import { Link } from "@tanstack/react-router";
import type { Suche } from "./search-state";
import { t } from "@/lib/i18n/i18n";
import { Icon } from "@/lib/ui/Icon";

interface PaginationProps {
  page: number;
  pages: number;
  search: (page: number) => Suche;
}

/** First, last, and the neighbours of the current page; 0 stands for a gap. */
export function listPages(page: number, pages: number): number[] {
  const wanted = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages);
  const sorted = [...new Set(wanted)].toSorted((a, b) => a - b);
  return sorted.flatMap((number, index) => (number - (sorted[index - 1] ?? 0) > 1 ? [0, number] : [number]));
}

export function Pagination({ page, pages, search }: PaginationProps) {
  if (pages <= 1) return null;
  return (
    <nav className="pagination" aria-label={t("seiten.navigation")}>
      {page > 1 && (
        <Link to="/einrichtungen" search={search(page - 1)} className="pagination__step" rel="prev">
          <Icon name="back" size={20} />
          <span>{t("seiten.zurueck")}</span>
        </Link>
      )}
      <ol className="pagination__pages">
        {listPages(page, pages).map((number, index) => (
          <li key={number || `gap-${index}`}>
            {number === 0 ? (
              <span className="pagination__gap">…</span>
            ) : (
              <Link
                to="/einrichtungen"
                search={search(number)}
                aria-label={t("seiten.nummer", { n: number })}
                aria-current={number === page ? "page" : undefined}
              >
                {number}
              </Link>
            )}
          </li>
        ))}
      </ol>
      {page < pages && (
        <Link to="/einrichtungen" search={search(page + 1)} className="pagination__step" rel="next">
          <span>{t("seiten.weiter")}</span>
          <Icon name="next" size={20} />
        </Link>
      )}
    </nav>
  );
}
