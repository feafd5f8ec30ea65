/** All errors of a form in one place; it takes the focus, and each entry leads to its field. */
import { useEffect, useRef } from "react";
import { Icon } from "@/lib/ui/Icon";

interface ErrorSummaryProps {
  title: string;
  errors: { id: string; text: string }[];
}

export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  const element = useRef<HTMLDivElement>(null);
  const count = errors.length;
  useEffect(() => {
    if (count > 0) element.current?.focus();
  }, [count]);
  return (
    <div ref={element} className="notice notice--danger" role="alert" tabIndex={-1}>
      <div className="notice__header">
        <Icon name="warning" />
        <p className="notice__title">{title}</p>
      </div>
      <ul className="notice__body">
        {errors.map(({ id, text }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault();
                document.querySelector<HTMLElement>(`#${id}`)?.focus();
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
