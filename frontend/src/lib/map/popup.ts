/** What stands beside a chosen point: built from DOM nodes, so no text can become markup. */
import { type Map as GlMap, Popup } from "maplibre-gl";
import { t } from "@/lib/i18n/i18n";
import type { Place } from "./place";

function element(tag: string, className: string, text: string): HTMLElement {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = text;
  return node;
}

function describePlace(place: Place): string {
  if (place.freiState !== "frei") return t(`frei.${place.freiState}`);
  return place.freiAnzahl === null ? t("frei.ohne_anzahl") : t("frei.anzahl", { n: place.freiAnzahl });
}

/** Show the popup without taking the focus away from the list. */
export function openPopup(map: GlMap, place: Place, onOpen: (slug: string) => void, onClose: () => void): Popup {
  const content = document.createElement("div");
  const link = element("a", "popup__link", place.name);
  link.setAttribute("href", `/einrichtungen/${place.slug}`);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    onOpen(place.slug);
  });
  content.append(
    link,
    element("p", "popup__text", t(`art.${place.art}`)),
    element("p", "popup__text", describePlace(place)),
  );
  const popup = new Popup({ offset: 18, maxWidth: "18rem", focusAfterOpen: false, closeOnClick: false })
    .setLngLat([place.lon, place.lat])
    .setDOMContent(content)
    .addTo(map);
  popup.on("close", onClose);
  return popup;
}
