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

const FULL_SIZE: ExpressionSpecification = ["case", IS_FREE, 12, 8];
const FULL_RING: ExpressionSpecification = ["case", IS_FREE, 3, 2];

/** Tiles hold thousands of points and no clusters: from afar they are small, and numbers come with the size. */
const TILED = {
  source: { source: SOURCE, "source-layer": TILE_LAYER },
  radius: ["interpolate", ["linear"], ["zoom"], 7, 2, 11, ["case", IS_FREE, 5, 4], 15, FULL_SIZE],
  ring: ["interpolate", ["linear"], ["zoom"], 7, 0, 11, 1, 15, FULL_RING],
  numbersFromZoom: 14,
} satisfies DotStyle;

const SINGLE = {
  source: { source: SOURCE },
  radius: FULL_SIZE,
  ring: FULL_RING,
  numbersFromZoom: 0,
} satisfies DotStyle;

interface DotStyle {
  source: { source: string; "source-layer"?: string };
  radius: ExpressionSpecification;
  ring: ExpressionSpecification;
  numbersFromZoom: number;
}

/** Places drawn one by one: from GeoJSON what is in no cluster, from tiles all of them. */
function dotLayers({ source, radius, ring: ringWidth, numbersFromZoom }: DotStyle): LayerSpecification[] {
  const single: ExpressionSpecification = ["!", ["has", "point_count"]];
  return [
    {
      id: DOTS,
      type: "circle",
      ...source,
      filter: single,
      paint: {
        "circle-color": COLOUR_OF_ART,
        "circle-radius": radius,
        "circle-stroke-width": ringWidth,
        "circle-stroke-color": ["case", IS_FREE, "#5fd3a8", WHITE],
      },
    },
    {
      id: `${DOTS}-zahl`,
      type: "symbol",
      ...source,
      minzoom: numbersFromZoom,
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

export const CLUSTERED_LAYERS: LayerSpecification[] = [CLUSTER_CIRCLE, CLUSTER_NUMBER, ...dotLayers(SINGLE)];
export const TILED_LAYERS: LayerSpecification[] = dotLayers(TILED);

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
