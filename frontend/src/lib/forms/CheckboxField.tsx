/** A checkbox with its label and, in filters, the number of results behind it. */
import { useId } from "react";
import { formatNumber } from "@/lib/i18n/numbers";

interface CheckboxFieldProps {
  label: string;
  checked: boolean;
  count?: number;
  onChange: () => void;
}

export function CheckboxField({ label, checked, count, onChange }: CheckboxFieldProps) {
  const id = useId();
  return (
    <div className="check">
      <input id={id} type="checkbox" className="check__box" checked={checked} onChange={onChange} />
      <label htmlFor={id} className="check__label">
        <span>{label}</span>
        {count !== undefined && <span className="check__count">{formatNumber(count)}</span>}
      </label>
    </div>
  );
}
