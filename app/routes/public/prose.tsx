import type { ReactNode } from "react";

/** A heading and what is said under it, on the pages about the site itself. */
export function Part({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <section className="mt-8 [&_li]:mt-1 [&_p]:mt-3 [&_p]:max-w-[62ch] [&_ul]:mt-3 [&_ul]:max-w-[62ch] [&_ul]:list-disc [&_ul]:pl-6">
      <h2>{heading}</h2>
      {children}
    </section>
  );
}
