import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { PageContextProvider } from "#app/http/page-context.tsx";

startTransition(() => {
  // Browsers hide nonce attributes from scripts, so the value is read from the property
  const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";
  hydrateRoot(
    document,
    <StrictMode>
      <PageContextProvider value={{ nonce, failedForm: false }}>
        <RemixBrowser />
      </PageContextProvider>
    </StrictMode>,
  );
});
