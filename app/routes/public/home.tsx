import type { Handle } from "#app/http/handle.ts";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Ownway" };

export default function Home() {
  return <Page title="Support on your own terms, from people who get it." />;
}
