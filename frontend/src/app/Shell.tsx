/** Frame of every page: skip links, demo notice, header, content, footer, live region. */
import { Outlet, useRouter, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { t } from "@/lib/i18n/i18n";
import { useKommune } from "@/lib/kommune";
import { LiveRegion } from "@/lib/ui/announce";
import { Footer } from "./Footer";
import { Header } from "./Header";

/** After a change of page the focus stands at its heading, as after loading a document. */
function useFocusOnNavigation(): void {
  const router = useRouter();
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const previous = useRef(path);
  useEffect(() => {
    if (previous.current !== undefined && previous.current !== path && !router.state.location.hash) {
      document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
    }
    previous.current = path;
  }, [path, router]);
}

export function Shell() {
  const kommune = useKommune();
  useFocusOnNavigation();
  return (
    <>
      <a className="skip-link" href="#inhalt">
        {t("sprung.inhalt")}
      </a>
      {kommune.demo && (
        <aside className="demo-banner" aria-label={t("demo.kurz")}>
          <strong>{t("demo.marke")}</strong> {t("demo.hinweis", { kommune: kommune.name })}
        </aside>
      )}
      <Header />
      <main id="inhalt" tabIndex={-1}>
        <Outlet />
      </main>
      <Footer />
      <LiveRegion />
    </>
  );
}
