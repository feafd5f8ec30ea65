/** Line icons in the colour of the text around them; they only decorate, the words beside them speak. */

const PATHS = {
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 21 21",
  star: "m12 3.5 2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9-4.3-4.1 5.9-.8z",
  pin: "M12 21s7-6.3 7-11.5a7 7 0 0 0-14 0C5 14.7 12 21 12 21ZM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z",
  map: "m3 6 6-2 6 2 6-2v14l-6 2-6-2-6 2zM9 4v14M15 6v14",
  list: "M4 6h.01M4 12h.01M4 18h.01M8 6h13M8 12h13M8 18h13",
  filter: "M4 6h10M18 6h2M4 12h2M10 12h10M4 18h8M16 18h4M14 6a2 2 0 1 0 4 0 2 2 0 0 0-4 0ZM6 12a2 2 0 1 0 4 0 2 2 0 0 0-4 0ZM12 18a2 2 0 1 0 4 0 2 2 0 0 0-4 0Z",
  close: "M6 6l12 12M18 6 6 18",
  check: "m5 12.5 4.5 4.5L19 7.5",
  question: "M9 9a3 3 0 1 1 4.5 2.6c-.9.5-1.5 1.2-1.5 2.4M12 18h.01",
  minus: "M6 12h12",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5l3.5 2",
  child: "M12 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM5 21c0-5 3-8 7-8s7 3 7 8",
  locate: "M12 18a6 6 0 1 0 0-12 6 6 0 0 0 0 12ZM12 2v4M12 18v4M2 12h4M18 12h4",
  menu: "M4 7h16M4 12h16M4 17h16",
  print: "M7 9V3h10v6M7 18H4v-8h16v8h-3M7 15h10v6H7z",
  link: "M10 14a4 4 0 0 0 5.7 0l3.1-3.1a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-5.7 0l-3.1 3.1a4 4 0 0 0 5.7 5.7l1-1",
  phone: "M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a1.5 1.5 0 0 1-1.6 1.5C10.6 20 4 13.4 3.5 5.6A1.5 1.5 0 0 1 5 4z",
  mail: "M3 6h18v12H3zM3 7l9 6 9-6",
  globe: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM3 12h18M12 3c2.5 2.7 3.5 5.6 3.5 9s-1 6.3-3.5 9c-2.5-2.7-3.5-5.6-3.5-9s1-6.3 3.5-9Z",
  back: "M20 12H4M10 6l-6 6 6 6",
  next: "M4 12h16M14 6l6 6-6 6",
  down: "m6 9 6 6 6-6",
  calendar: "M4 6h16v15H4zM4 10h16M8 3v4M16 3v4",
  home: "m3 11 9-8 9 8M6 9v11h12V9M10 20v-6h4v6",
  trash: "M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14M10 11v6M14 11v6",
  warning: "M12 4 2.5 20h19zM12 10v5M12 17.5h.01",
  info: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v5M12 8h.01",
} as const;

export type IconName = keyof typeof PATHS;

interface IconProps {
  name: IconName;
  filled?: boolean;
  size?: number;
}

export function Icon({ name, filled = false, size = 24 }: IconProps) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={filled ? "currentColor" : "none"}
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
