/** The Kommune whose portal this is: name, contact, map. Known before the first page is painted. */
import { type ReactNode, createContext, useContext } from "react";
import type { Kommune } from "@/lib/api/types";

const KommuneContext = createContext<Kommune | null>(null);

export function KommuneProvider({ kommune, children }: { kommune: Kommune; children: ReactNode }) {
  return <KommuneContext value={kommune}>{children}</KommuneContext>;
}

export function useKommune(): Kommune {
  const kommune = useContext(KommuneContext);
  if (!kommune) throw new Error("KommuneProvider is missing");
  return kommune;
}
