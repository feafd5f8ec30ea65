/** The profile of one Einrichtung: first what decides, then everything else. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect } from "react";
import { NotFound } from "@/app/NotFound";
import { isNotFound } from "@/lib/api/client";
import { profilQuery } from "@/lib/api/queries";
import type { Profil } from "@/lib/api/types";
import { currentDay } from "@/lib/dates/dates";
import { t } from "@/lib/i18n/i18n";
import { Alert } from "@/lib/ui/Alert";
import { Button } from "@/lib/ui/Button";
import { useTitle } from "@/lib/ui/page";
import { AdmissionSection } from "./AdmissionSection";
import { ContactCard } from "./ContactCard";
import { EventsSection } from "./EventsSection";
import { FreeSection } from "./FreeSection";
import { Gallery } from "./Gallery";
import { GroupsSection } from "./GroupsSection";
import { HoursSection } from "./HoursSection";
import { KeyFacts } from "./KeyFacts";
import { LocationCard } from "./LocationCard";
import { OfferSection } from "./OfferSection";
import { ProfileHead } from "./ProfileHead";
import { SourceNote } from "./SourceNote";
import { SpecialsSection } from "./SpecialsSection";
import { TextSection } from "./TextSection";
import { isClosed } from "./profile-text";

const route = getRouteApi("/einrichtungen/$slug");

/** An id or an old slug in the address gives way to the present one. */
function useCurrentSlug(slug: string, profil: Profil | undefined): void {
  const navigate = route.useNavigate();
  useEffect(() => {
    if (profil && profil.slug !== slug) void navigate({ params: { slug: profil.slug }, replace: true });
  }, [navigate, profil, slug]);
}

function Profile({ profil }: { profil: Profil }) {
  useTitle(profil.name);
  return (
    <article className="page profile">
      <ProfileHead profil={profil} />
      <div className="profile__columns">
        <div className="profile__main">
          <KeyFacts profil={profil} />
          {!isClosed(profil.closed_on, currentDay()) && <FreeSection frei={profil.frei} />}
          <TextSection texte={profil.texte} />
          <Gallery fotos={profil.fotos} />
          <OfferSection profil={profil} />
          <SpecialsSection profil={profil} />
          <HoursSection profil={profil} />
          <GroupsSection profil={profil} />
          <AdmissionSection profil={profil} />
          <EventsSection veranstaltungen={profil.veranstaltungen} />
        </div>
        <aside className="profile__aside" aria-label={t("profil.kontakt_und_lage")}>
          <ContactCard profil={profil} />
          <LocationCard profil={profil} />
        </aside>
      </div>
      <SourceNote profil={profil} />
    </article>
  );
}

export function ProfilePage() {
  const { slug } = route.useParams();
  const { data, error, refetch } = useQuery(profilQuery(slug));
  useCurrentSlug(slug, data);
  if (data) return <Profile profil={data} />;
  if (isNotFound(error)) return <NotFound />;
  if (!error) return <div className="page" aria-busy="true" />;
  return (
    <div className="page page--text">
      <h1 tabIndex={-1} className="kern-heading-x-large">
        {t("fehler.titel")}
      </h1>
      <Alert kind="danger" title={t("profil.fehler")} role="alert">
        <Button kind="primary" onClick={() => void refetch()}>
          {t("suche.erneut")}
        </Button>
      </Alert>
    </div>
  );
}
