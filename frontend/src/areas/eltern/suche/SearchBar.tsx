/** The search row: where or what, for which child, go. */
import { Suspense, lazy, useState } from "react";
import { formatAge } from "@/lib/dates/dates";
import { loadTexts, t } from "@/lib/i18n/i18n";
import { Button } from "@/lib/ui/Button";
import { Icon } from "@/lib/ui/Icon";
import { LocateButton } from "./LocateButton";
import { SearchField } from "./SearchField";
import { type Suche, changeSuche } from "./search-state";

const KindDialog = lazy(async () => {
  const [module] = await Promise.all([import("./KindDialog"), loadTexts("filter")]);
  return module;
});

interface SearchBarProps {
  suche: Suche;
  show: (suche: Suche) => void;
}

export function SearchBar({ suche, show }: SearchBarProps) {
  const [text, setText] = useState(suche.q ?? "");
  const [isKindOpen, setKindOpen] = useState(false);
  const age = suche.alter_months;
  return (
    <form
      role="search"
      className="search-bar"
      onSubmit={(event) => {
        event.preventDefault();
        show(changeSuche(suche, { q: text.trim() || undefined }));
      }}
    >
      <SearchField text={text} setText={setText} suche={suche} show={show}>
        <LocateButton onLocate={(point) => show(changeSuche(suche, { ...point, bbox: undefined, sort: undefined }))} />
      </SearchField>
      <div className="search-bar__kind">
        <span className="search-bar__label" id="kind-beschriftung">
          {t("kind.beschriftung")}
        </span>
        <button
          type="button"
          id="kind-wert"
          className="select-button"
          aria-haspopup="dialog"
          aria-labelledby="kind-beschriftung kind-wert"
          onClick={() => setKindOpen(true)}
        >
          <span>{age === undefined ? t("kind.beliebig") : formatAge(age)}</span>
          <Icon name="down" size={20} />
        </button>
      </div>
      <Button kind="primary" type="submit" icon="search" className="search-bar__go">
        {t("suche.suchen")}
      </Button>
      {isKindOpen && (
        <Suspense>
          <KindDialog suche={suche} show={show} onClose={() => setKindOpen(false)} />
        </Suspense>
      )}
    </form>
  );
}
