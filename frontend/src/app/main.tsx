/** Start of the single-page application: fill the cache, load the texts, take over from the server's HTML. */
import "@/styles/layers.css";
import "@kern-ux/native/dist/kern.css";
import "@fontsource/fira-sans/400.css";
import "@fontsource/fira-sans/600.css";
import "@/styles/app.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode, startTransition } from "react";
import { createRoot } from "react-dom/client";
import { queryClient } from "@/lib/api/queries";
import { loadTexts } from "@/lib/i18n/i18n";
import { KommuneProvider } from "@/lib/kommune";
import { loadInitialData } from "./initial";
import { router } from "./router";

const HIDDEN_PAGE_MS = 200;

/** After the server's page has been painted; a page in the background is never painted and waits a moment. */
function firstPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, HIDDEN_PAGE_MS);
  });
}

/** Until this is through, the page the server wrote stays; if it fails, that page is still complete. */
async function start(root: HTMLElement): Promise<void> {
  await firstPaint();
  const [kommune] = await Promise.all([loadInitialData(), loadTexts("basis"), router.load()]);
  const app = (
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <KommuneProvider kommune={kommune}>
          <RouterProvider router={router} />
        </KommuneProvider>
      </QueryClientProvider>
    </StrictMode>
  );
  // The server's page is on the screen already: rendering in slices keeps it answering meanwhile.
  startTransition(() => createRoot(root).render(app));
}

const root = document.querySelector<HTMLElement>("#root");
if (root) void start(root);
