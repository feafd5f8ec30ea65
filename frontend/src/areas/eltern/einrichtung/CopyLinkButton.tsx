/** Hand the address on: by the device's own share sheet, otherwise by the clipboard. */
import { useState } from "react";
import { t } from "@/lib/i18n/i18n";
import { ActionButton } from "@/lib/ui/Button";
import { announce } from "@/lib/ui/announce";

export function CopyLinkButton({ name }: { name: string }) {
  const [copied, setCopied] = useState<string | null>(null);
  const url = `${window.location.origin}${window.location.pathname}`;

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setCopied(t("profil.link_kopiert"));
      announce(t("profil.link_kopiert"));
    } catch {
      // No clipboard (plain http, old browser): show the address, so that it can be copied by hand.
      setCopied(url);
      announce(t("profil.link_zeigen"));
    }
  };
  const share = async () => {
    if (!("share" in navigator)) {
      await copy();
      return;
    }
    try {
      await navigator.share({ title: name, url });
    } catch (error) {
      // Closing the share sheet is no failure; anything else falls back to copying.
      if (!(error instanceof DOMException && error.name === "AbortError")) await copy();
    }
  };

  return (
    <span className="copy-link">
      <ActionButton icon="link" onClick={() => void share()}>
        {t("profil.link")}
      </ActionButton>
      {copied && <span className="muted">{copied}</span>}
    </span>
  );
}
