/**
 * Keyboard and ARIA of a text field with a list of suggestions (APG: editable combobox, list autocomplete,
 * manual selection). Focus stays in the field; nothing is chosen until the reader chooses it.
 */
import { type KeyboardEvent, useId, useState } from "react";

interface ComboboxOptions<Item> {
  items: readonly Item[];
  onChoose: (item: Item) => void;
}

/** Where an arrow key leads; -1 is the text itself, between the last and the first suggestion. */
export function moveActive(key: string, active: number, count: number): number {
  if (key === "ArrowDown") return active + 1 >= count ? -1 : active + 1;
  return active < 0 ? count - 1 : active - 1;
}

export function useCombobox<Item>({ items, onChoose }: ComboboxOptions<Item>) {
  const id = useId();
  const [isWanted, setWanted] = useState(false);
  const [active, setActive] = useState(-1);
  const isOpen = isWanted && items.length > 0;
  const optionId = (index: number) => `${id}-option-${index}`;

  const close = () => {
    setWanted(false);
    setActive(-1);
  };
  const choose = (item: Item) => {
    close();
    onChoose(item);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const item = items[active];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setWanted(true);
      setActive(isOpen ? moveActive(event.key, active, items.length) : active);
    } else if (event.key === "Enter" && isOpen && item) {
      event.preventDefault();
      choose(item);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter") {
      close();
    }
  };

  return {
    isOpen,
    active,
    /** To be called when the text changes. */
    open: () => {
      setWanted(true);
      setActive(-1);
    },
    inputProps: {
      id: `${id}-input`,
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": isOpen,
      "aria-controls": `${id}-list`,
      "aria-activedescendant": isOpen && active >= 0 ? optionId(active) : undefined,
      onKeyDown,
      onBlur: close,
    } as const,
    listProps: { id: `${id}-list`, role: "listbox", hidden: !isOpen } as const,
    optionProps: (index: number, item: Item) =>
      ({
        id: optionId(index),
        role: "option",
        "aria-selected": index === active,
        // The field must keep the focus, otherwise its blur closes the list before the click arrives.
        onMouseDown: (event: { preventDefault: () => void }) => event.preventDefault(),
        onMouseMove: () => setActive(index),
        onClick: () => choose(item),
      }) as const,
  };
}
