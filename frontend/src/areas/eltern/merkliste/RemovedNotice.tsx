/** "Taken off the list" with a way back; it takes the focus that the removed entry had. */
import { useEffect, useRef } from "react";
import { t } from "@/lib/i18n/i18n";

interface RemovedNoticeProps {
  count: number;
  onUndo: () => void;
}

export function RemovedNotice({ count, onUndo }: RemovedNoticeProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (count > 0) button.current?.focus();
  }, [count]);
  if (count <= 0) return null;
  return (
    <div className="undo no-print" role="status">
      <span>{t("merkliste.entfernt", { n: count })}</span>
      <button ref={button} type="button" className="action" onClick={onUndo}>
        <span>{t("merkliste.rueckgaengig")}</span>
      </button>
    </div>
  );
}
