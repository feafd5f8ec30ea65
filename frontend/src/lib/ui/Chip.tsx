/** Chips: switches for one filter each, and marks of active filters that can be removed. */
import { formatNumber } from "@/lib/i18n/numbers";
import { Icon } from "./Icon";

interface ToggleChipProps {
  label: string;
  pressed: boolean;
  count?: number;
  dot?: string;
  onToggle: () => void;
}

export function ToggleChip({ label, pressed, count, dot, onToggle }: ToggleChipProps) {
  return (
    <button type="button" className="chip" aria-pressed={pressed} onClick={onToggle}>
      {pressed ? <Icon name="check" size={20} /> : dot && <span className={`dot dot--${dot}`} />}
      <span>{label}</span>
      {count !== undefined && <span className="chip__count">{formatNumber(count)}</span>}
    </button>
  );
}

interface RemovableChipProps {
  label: string;
  removeLabel: string;
  onRemove: () => void;
}

export function RemovableChip({ label, removeLabel, onRemove }: RemovableChipProps) {
  return (
    <button type="button" className="chip chip--active" aria-label={removeLabel} onClick={onRemove}>
      <span>{label}</span>
      <Icon name="close" size={20} />
    </button>
  );
}
