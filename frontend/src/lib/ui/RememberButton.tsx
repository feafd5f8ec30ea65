/** Put an Einrichtung on the Merkliste, or take it off. */
import { t } from "@/lib/i18n/i18n";
import { toggleMerkliste, useMerkliste } from "@/lib/merkliste";
import { ActionButton } from "./Button";
import { announce } from "./announce";

export function RememberButton({ id, name }: { id: string; name: string }) {
  const isRemembered = useMerkliste().includes(id);
  const toggle = () => {
    const isNow = toggleMerkliste(id);
    announce(isNow ? t("merken.hinzugefuegt", { name }) : t("merken.entfernt", { name }));
  };
  return (
    <ActionButton
      icon="star"
      filled={isRemembered}
      aria-label={isRemembered ? t("merken.gemerkt_name", { name }) : t("merken.name", { name })}
      onClick={toggle}
    >
      {isRemembered ? t("merken.gemerkt") : t("merken.merken")}
    </ActionButton>
  );
}
