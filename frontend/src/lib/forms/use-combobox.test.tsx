import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { moveActive, useCombobox } from "./use-combobox";

const PLACES = ["Nordstadt", "Nordpark", "Norden"];

function Field({ onChoose, onSubmit }: { onChoose: (item: string) => void; onSubmit: () => void }) {
  const [text, setText] = useState("");
  const items = text ? PLACES : [];
  const box = useCombobox({ items, onChoose });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <input
        {...box.inputProps}
        aria-label="Ort"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          box.open();
        }}
      />
      <ul {...box.listProps} aria-label="Vorschläge">
        {box.isOpen &&
          items.map((item, index) => (
            <li key={item} {...box.optionProps(index, item)}>
              {item}
            </li>
          ))}
      </ul>
    </form>
  );
}

function open() {
  const onChoose = vi.fn<(item: string) => void>();
  const onSubmit = vi.fn<() => void>();
  render(<Field onChoose={onChoose} onSubmit={onSubmit} />);
  return { user: userEvent.setup(), field: screen.getByRole("combobox"), onChoose, onSubmit };
}

test.each([
  ["ArrowDown", -1, 0],
  ["ArrowDown", 2, -1],
  ["ArrowUp", -1, 2],
  ["ArrowUp", 0, -1],
])("%s leads from %i to %i", (key, from, to) => {
  expect(moveActive(key, from, 3)).toBe(to);
});

test("typing opens the list, and the field says so", async () => {
  const { user, field } = open();
  expect(field).toHaveAttribute("aria-expanded", "false");
  await user.type(field, "no");
  expect(field).toHaveAttribute("aria-expanded", "true");
  expect(screen.getAllByRole("option")).toHaveLength(3);
});

test("arrow keys move through the suggestions while the focus stays in the field", async () => {
  const { user, field } = open();
  await user.type(field, "no{ArrowDown}{ArrowDown}");
  const active = screen.getByRole("option", { selected: true });
  expect(active).toHaveTextContent("Nordpark");
  expect(field).toHaveAttribute("aria-activedescendant", active.id);
  expect(field).toHaveFocus();
});

test("Enter chooses the active suggestion and does not send the form", async () => {
  const { user, field, onChoose, onSubmit } = open();
  await user.type(field, "no{ArrowDown}{Enter}");
  expect(onChoose).toHaveBeenCalledExactlyOnceWith("Nordstadt");
  expect(onSubmit).not.toHaveBeenCalled();
  expect(field).toHaveAttribute("aria-expanded", "false");
});

test("Enter without an active suggestion sends the form", async () => {
  const { user, field, onChoose, onSubmit } = open();
  await user.type(field, "no{Enter}");
  expect(onSubmit).toHaveBeenCalledOnce();
  expect(onChoose).not.toHaveBeenCalled();
});

test("Escape closes the list and keeps the text", async () => {
  const { user, field } = open();
  await user.type(field, "no{Escape}");
  expect(screen.queryByRole("option")).not.toBeInTheDocument();
  expect(field).toHaveValue("no");
});

test("a click chooses, although it takes the pointer out of the field", async () => {
  const { user, field, onChoose } = open();
  await user.type(field, "no");
  await user.click(screen.getByText("Norden"));
  expect(onChoose).toHaveBeenCalledExactlyOnceWith("Norden");
  expect(field).toHaveFocus();
});

test("leaving the field closes the list", async () => {
  const { user, field } = open();
  await user.type(field, "no");
  await user.tab();
  expect(screen.queryByRole("option")).not.toBeInTheDocument();
});
