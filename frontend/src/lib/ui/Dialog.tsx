/** A modal dialog on the browser's own `<dialog>`: focus is kept inside, Escape closes, focus returns. */
import { type ReactNode, useEffect, useId, useRef } from "react";
import { t } from "@/lib/i18n/i18n";
import { IconButton } from "./Button";

interface DialogProps {
  title: string;
  side?: boolean;
  footer: ReactNode;
  children: ReactNode;
  onClose: () => void;
}

export function Dialog({ title, side = false, footer, children, onClose }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const opener = document.activeElement;
    element.current?.showModal();
    return () => {
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);

  return (
    <dialog
      ref={element}
      className={side ? "dialog dialog--side" : "dialog"}
      aria-labelledby={titleId}
      closedby="any"
      onClose={onClose}
    >
      <div className="dialog__frame">
        <header className="dialog__header">
          <h2 id={titleId} className="kern-heading-medium">
            {title}
          </h2>
          <IconButton icon="close" label={t("dialog.schliessen")} onClick={onClose} />
        </header>
        <div className="dialog__body">{children}</div>
        <footer className="dialog__footer">{footer}</footer>
      </div>
    </dialog>
  );
}
