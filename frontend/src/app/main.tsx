/** Start of the single-page application: fill the cache, load the texts, take over from the server's HTML. */
import "@/styles/layers.css";
import "@kern-ux/native/dist/kern.css";
import "@fontsource/fira-sans/400.css";
import "@fontsource/fira-sans/600.css";
import "@/styles/app.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { queryClient } from "@/lib/api/queries";
import { loadTexts } from "@/lib/i18n/i18n";
import { KommuneProvider } from "@/lib/kommune";
import { loadInitialData } from "./initial";
import { router } from "./router";

/** Until this is through, the page the server wrote stays; if it fails, that page is still complete. */
async function start(root: HTMLElement): Promise<void> {
  const [kommune] = await Promise.all([loadInitialData(), loadTexts("basis"), router.load()]);
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <KommuneProvider kommune={kommune}>
          <RouterProvider router={router} />
        </KommuneProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}

const root = document.querySelector<HTMLElement>("#root");
if (root) void start(root);
