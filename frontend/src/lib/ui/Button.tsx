/** KERN's button: one primary per view, the others quieter. */
import type { ComponentProps, ReactNode } from "react";
import { Icon, type IconName } from "./Icon";

interface ButtonProps extends Omit<ComponentProps<"button">, "children"> {
  kind?: keyof typeof KINDS;
  icon?: IconName;
  children: ReactNode;
}

// Whole names: the style sheet keeps only classes that stand in the code as such.
const KINDS = {
  primary: "kern-btn kern-btn--primary",
  secondary: "kern-btn kern-btn--secondary",
  tertiary: "kern-btn kern-btn--tertiary",
};

export function Button({ kind = "secondary", icon, children, className = "", ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} className={`${KINDS[kind]} ${className}`}>
      {icon && <Icon name={icon} />}
      <span className="kern-label">{children}</span>
    </button>
  );
}

interface ActionProps extends Omit<ComponentProps<"button">, "children"> {
  icon: IconName;
  filled?: boolean;
  children: ReactNode;
}

/** A small action inside a card, as text with an icon. */
export function ActionButton({ icon, filled, children, className = "", ...rest }: ActionProps) {
  return (
    <button type="button" {...rest} className={`action ${className}`}>
      <Icon name={icon} filled={filled} size={20} />
      <span>{children}</span>
    </button>
  );
}

/** A button that shows only an icon and is named by `label`. */
export function IconButton({ icon, label, className = "", ...rest }: Omit<ActionProps, "children"> & { label: string }) {
  return (
    <button type="button" {...rest} aria-label={label} className={`icon-button ${className}`}>
      <Icon name={icon} />
    </button>
  );
}
