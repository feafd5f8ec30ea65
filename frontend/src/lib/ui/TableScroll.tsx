/** A wide table scrolls in itself; only then it is a stop for the keyboard. */
import { type ReactNode, useEffect, useRef, useState } from "react";
import { t } from "@/lib/i18n/i18n";

interface TableScrollProps {
  title: string;
  children: ReactNode;
}

export function TableScroll({ title, children }: TableScrollProps) {
  const element = useRef<HTMLDivElement>(null);
  const [isScrollable, setScrollable] = useState(false);

  useEffect(() => {
    const box = element.current;
    if (!box) return undefined;
    const observer = new ResizeObserver(() => setScrollable(box.scrollWidth > box.clientWidth));
    observer.observe(box);
    return () => observer.disconnect();
  }, []);

  const region = isScrollable ? { role: "region", tabIndex: 0, "aria-label": t("tabelle.titel", { titel: title }) } : {};
  return (
    <div ref={element} className="table-scroll" {...region}>
      {children}
    </div>
  );
}
