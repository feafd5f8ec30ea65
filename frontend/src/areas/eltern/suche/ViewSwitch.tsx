/** On phones: from the list to the map and back. A bar of its own, so that it never lies on a result. */
import { t } from "@/lib/i18n/i18n";
import { Button } from "@/lib/ui/Button";

interface ViewSwitchProps {
  isMapOpen: boolean;
  total: number | undefined;
  onToggle: () => void;
}

export function ViewSwitch({ isMapOpen, total, onToggle }: ViewSwitchProps) {
  return (
    <div className="view-switch">
      <Button kind="primary" icon={isMapOpen ? "list" : "map"} onClick={onToggle}>
        {isMapOpen ? t("suche.liste_zeigen", { n: total ?? 0 }) : t("suche.karte_zeigen")}
      </Button>
    </div>
  );
}
