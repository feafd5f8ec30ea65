/** Opening hours per weekday and the days it is closed. */
import type { Profil } from "@/lib/api/types";
import { formatDays, formatWeekday } from "@/lib/dates/dates";
import { t } from "@/lib/i18n/i18n";
import { Section } from "./Section";
import { listHours } from "./profile-text";

function ClosingDays({ schliesstage }: Pick<Profil, "schliesstage">) {
  if (schliesstage.length === 0) return null;
  return (
    <>
      <h3 className="profile__subheading">{t("profil.schliesstage")}</h3>
      <ul className="closing-days">
        {schliesstage.map((entry) => (
          <li key={entry.from_on}>
            <span className="closing-days__date">{formatDays(entry.from_on, entry.until_on)}</span>
            <span>
              {entry.anlass}
              {entry.halbtags && ` (${t("profil.halbtags")})`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

export function HoursSection({ profil: { oeffnungszeiten, schliesstage } }: { profil: Profil }) {
  if (oeffnungszeiten.length + schliesstage.length === 0) return null;
  return (
    <Section title={t("profil.oeffnungszeiten")}>
      {oeffnungszeiten.length > 0 && (
        <table className="table table--narrow">
          <tbody>
            {listHours(oeffnungszeiten).map(({ weekday, windows }) => (
              <tr key={weekday}>
                <th scope="row">{formatWeekday(weekday)}</th>
                <td>
                  {windows.length === 0
                    ? t("profil.zu")
                    : windows.map((window) => (
                        <span key={window} className="window">
                          {window}
                        </span>
                      ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ClosingDays schliesstage={schliesstage} />
    </Section>
  );
}
