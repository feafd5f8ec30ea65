/** KERN's notice with a title that says what happened and a body that says what to do. */
import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon";

interface AlertProps {
  kind: "info" | "success" | "warning" | "danger";
  title: string;
  children?: ReactNode;
  role?: "alert" | "status";
}

const ICONS: Record<AlertProps["kind"], IconName> = {
  info: "info",
  success: "check",
  warning: "warning",
  danger: "warning",
};

export function Alert({ kind, title, children, role }: AlertProps) {
  return (
    <div className={`notice notice--${kind}`} role={role}>
      <div className="notice__header">
        <Icon name={ICONS[kind]} />
        <p className="notice__title">{title}</p>
      </div>
      {children && <div className="notice__body">{children}</div>}
    </div>
  );
}
