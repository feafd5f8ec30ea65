/** How points look: a dot per Einrichtung, a bigger one with a number and a ring for free places, clusters. */
import type {
  CircleLayerSpecification,
  ExpressionSpecification,
  LayerSpecification,
  SymbolLayerSpecification,
} from "maplibre-gl";

export const SOURCE = "einrichtungen";
const TILE_LAYER = "einrichtungen";
export const CLUSTERS = "gruppen";
export const DOTS = "punkte";
const FONT = ["Karte Sans"];
const WHITE = "#ffffff";
const BLUE = "#2044aa";
const GREEN = "#0b7a53";
const AMBER = "#ffb300";

const IS_FREE: ExpressionSpecification = ["==", ["get", "frei_state"], "frei"];
const COLOUR_OF_ART: ExpressionSpecification = [
  "match",
  ["get", "art"],
  "kita",
  BLUE,
  ["kindertagespflege", "grosstagespflege"],
  "#0f766e",
  "spielgruppe",
  "#9a3412",
  "#6b21a8",
];

const CLUSTER_CIRCLE: CircleLayerSpecification = {
  id: CLUSTERS,
  type: "circle",
  source: SOURCE,
  filter: ["has", "point_count"],
  paint: {
    "circle-color": BLUE,
    "circle-radius": ["step", ["get", "point_count"], 16, 10, 20, 50, 26, 200, 32],
    "circle-stroke-width": ["case", [">", ["get", "frei"], 0], 4, 2],
    "circle-stroke-color": ["case", [">", ["get", "frei"], 0], "#5fd3a8", WHITE],
  },
};

const CLUSTER_NUMBER: SymbolLayerSpecification = {
  id: `${CLUSTERS}-zahl`,
  type: "symbol",
  source: SOURCE,
  filter: ["has", "point_count"],
  layout: {
    "text-field": ["to-string", ["get", "point_count"]],
    "text-font": FONT,
    "text-size": 15,
    "text-allow-overlap": true,
  },
  paint: { "text-color": WHITE },
};

/** Places drawn one by one: from GeoJSON what is in no cluster, from tiles all of them. */
function dotLayers(sourceLayer?: string): LayerSpecification[] {
  const source = { source: SOURCE, ...(sourceLayer && { "source-layer": sourceLayer }) };
  const single: ExpressionSpecification = ["!", ["has", "point_count"]];
  return [
    {
      id: DOTS,
      type: "circle",
      ...source,
      filter: single,
      paint: {
        "circle-color": COLOUR_OF_ART,
        "circle-radius": ["case", IS_FREE, 12, 8],
        "circle-stroke-width": ["case", IS_FREE, 3, 2],
        "circle-stroke-color": ["case", IS_FREE, "#5fd3a8", WHITE],
      },
    },
    {
      id: `${DOTS}-zahl`,
      type: "symbol",
      ...source,
      filter: ["all", single, IS_FREE, ["has", "frei_anzahl"]],
      layout: {
        "text-field": ["to-string", ["get", "frei_anzahl"]],
        "text-font": FONT,
        "text-size": 14,
        "text-allow-overlap": true,
      },
      paint: { "text-color": WHITE },
    },
  ];
}

export const CLUSTERED_LAYERS: LayerSpecification[] = [CLUSTER_CIRCLE, CLUSTER_NUMBER, ...dotLayers()];
export const TILED_LAYERS: LayerSpecification[] = dotLayers(TILE_LAYER);

function ring(id: string, colour: string, radius: number, width: number): CircleLayerSpecification {
  return {
    id,
    type: "circle",
    source: id,
    paint: {
      "circle-color": "rgba(255,255,255,0)",
      "circle-radius": radius,
      "circle-stroke-width": width,
      "circle-stroke-color": colour,
    },
  };
}

/** Where the reader is, the card under the pointer, and the chosen one. */
export const MARK_LAYERS = {
  hier: ring("hier", "#b3261e", 6, 5),
  gezeigt: ring("gezeigt", GREEN, 15, 4),
  gewaehlt: ring("gewaehlt", AMBER, 17, 5),
};
