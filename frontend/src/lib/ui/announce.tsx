/** One polite live region for the whole page: what changed without the focus moving. */
import { useSyncExternalStore } from "react";

let message = "";
const listeners = new Set<() => void>();

/** Say something to people who do not see the change. */
export function announce(text: string): void {
  message = text;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The region itself; stands once in the shell. */
export function LiveRegion() {
  const text = useSyncExternalStore(subscribe, () => message);
  return (
    <div className="kern-sr-only" role="status" aria-live="polite">
      {text}
    </div>
  );
}
