/** The text field with suggestions: places, Einrichtungen, Träger and topics while typing. */
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import { suggestQuery } from "@/lib/api/queries";
import type { Suggestion } from "@/lib/api/types";
import { useCombobox } from "@/lib/forms/use-combobox";
import { t } from "@/lib/i18n/i18n";
import { announce } from "@/lib/ui/announce";
import { Icon, type IconName } from "@/lib/ui/Icon";
import { type Suche, applySuggestion } from "./search-state";

const DELAY_MS = 150;
const LIMIT = 8;
const ICONS: Record<Suggestion["kind"], IconName> = {
  einrichtung: "home",
  traeger: "info",
  ort: "pin",
  quartier: "pin",
  stadtbezirk: "pin",
  thema: "search",
};

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), DELAY_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

function useSuggestions(text: string, kommune: string[] | undefined): Suggestion[] {
  const settled = useSettled(text.trim());
  const isAsked = settled.length >= 2;
  const { data } = useQuery({ ...suggestQuery({ q: settled, kommune, limit: LIMIT }), enabled: isAsked });
  return isAsked && text.trim().length >= 2 ? (data?.items ?? []) : [];
}

interface SearchFieldProps {
  text: string;
  setText: (text: string) => void;
  suche: Suche;
  show: (suche: Suche) => void;
  children?: ReactNode;
}

export function SearchField({ text, setText, suche, show, children }: SearchFieldProps) {
  const navigate = useNavigate();
  const suggestions = useSuggestions(text, suche.kommune);

  const choose = (suggestion: Suggestion) => {
    if (suggestion.parameter === "slug") {
      void navigate({ to: "/einrichtungen/$slug", params: { slug: suggestion.value } });
      return;
    }
    const next = applySuggestion(suche, suggestion.parameter, suggestion.value);
    setText(next.q ?? "");
    show(next);
  };

  const box = useCombobox({ items: suggestions, onChoose: choose });
  const { isOpen } = box;
  useEffect(() => {
    if (isOpen) announce(t("suche.vorschlaege_anzahl", { n: suggestions.length }));
  }, [isOpen, suggestions.length]);

  return (
    <div className="search-bar__field">
      <label className="search-bar__label" htmlFor={box.inputProps.id}>
        {t("suche.feld")}
      </label>
      <div className="search-bar__input">
        <input
          {...box.inputProps}
          className="text-input"
          type="text"
          name="q"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            box.open();
          }}
          enterKeyHint="search"
          maxLength={200}
          autoComplete="off"
        />
        {children}
      </div>
      <ul {...box.listProps} className="suggestions" aria-label={t("suche.vorschlaege")}>
        {isOpen &&
          suggestions.map((item, index) => (
            <li
              key={`${item.kind}:${item.parameter}:${item.value}`}
              {...box.optionProps(index, item)}
              className={index === box.active ? "suggestion suggestion--active" : "suggestion"}
            >
              <Icon name={ICONS[item.kind]} size={20} />
              <span className="suggestion__label">{item.label}</span>
              <span className="suggestion__kind">{item.detail ?? t(`vorschlag.${item.kind}`)}</span>
            </li>
          ))}
      </ul>
    </div>
  );
}
