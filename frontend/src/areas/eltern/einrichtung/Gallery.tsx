/** The pictures after the first, which stands at the head; with what they show and who made them. */
import type { Profil } from "@/lib/api/types";
import { t } from "@/lib/i18n/i18n";
import { Section } from "./Section";

export function Gallery({ fotos }: { fotos: Profil["fotos"] }) {
  const more = fotos.slice(1);
  if (more.length === 0) return null;
  return (
    <Section title={t("profil.fotos")}>
      <ul className="gallery">
        {more.map((foto) => (
          <li key={foto.url}>
            <figure>
              <img src={foto.url} alt={foto.alt_text} width={480} height={360} loading="lazy" decoding="async" />
              {foto.urheber && <figcaption className="hint">{t("profil.foto_von", { name: foto.urheber })}</figcaption>}
            </figure>
          </li>
        ))}
      </ul>
    </Section>
  );
}
