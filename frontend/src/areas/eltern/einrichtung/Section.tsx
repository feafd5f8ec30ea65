/** A titled part of the profile. */
import { type ReactNode, useId } from "react";

interface SectionProps {
  title: string;
  className?: string;
  children: ReactNode;
}

export function Section({ title, className = "", children }: SectionProps) {
  const id = useId();
  return (
    <section className={`profile__section ${className}`} aria-labelledby={id}>
      <h2 id={id} className="profile__heading">
        {title}
      </h2>
      {children}
    </section>
  );
}
