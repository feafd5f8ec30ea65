/** The office that helps parents, with ways to reach it. */
import type { Kommune } from "@/lib/api/types";
import { Icon } from "./Icon";

export function Stelle({ stelle }: { stelle: Kommune["stelle"] }) {
  return (
    <address className="stelle">
      <p className="stelle__name">{stelle.name}</p>
      {stelle.anschrift && <p>{stelle.anschrift}</p>}
      {stelle.telefon && (
        <p>
          <a href={`tel:${stelle.telefon.replaceAll(/[^+\d]/g, "")}`} className="contact">
            <Icon name="phone" size={20} />
            {stelle.telefon}
          </a>
        </p>
      )}
      {stelle.email && (
        <p>
          <a href={`mailto:${stelle.email}`} className="contact">
            <Icon name="mail" size={20} />
            {stelle.email}
          </a>
        </p>
      )}
    </address>
  );
}
