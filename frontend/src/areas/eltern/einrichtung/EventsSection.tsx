/** Open days and other events for parents. */
import type { Veranstaltung } from "@/lib/api/types";
import { formatSpan } from "@/lib/dates/dates";
import { t } from "@/lib/i18n/i18n";
import { Section } from "./Section";

export function EventsSection({ veranstaltungen }: { veranstaltungen: Veranstaltung[] }) {
  if (veranstaltungen.length === 0) return null;
  return (
    <Section title={t("profil.termine")}>
      <ul className="events">
        {veranstaltungen.map((event) => (
          <li key={event.id} className="events__item">
            <h3 className="profile__subheading">{event.title}</h3>
            <p>
              <time dateTime={event.starts_at}>{formatSpan(event.starts_at, event.ends_at)}</time>
              {event.ort && ` · ${event.ort}`}
            </p>
            {event.beschreibung && <p className="muted">{event.beschreibung}</p>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
