import { CANCEL_FORM, CANCEL_WORDS } from "#app/domain/engagements/withdrawal-words.ts";

/** The right to cancel, and a form for it that prints. */
export function CancelWords({ what, words = CANCEL_WORDS }: { what: string; words?: readonly string[] }) {
  return (
    <section aria-labelledby="cancelling" className="my-6">
      <h2 id="cancelling">You have 14 days to change your mind</h2>
      <ul className="mt-2 grid max-w-[62ch] list-disc gap-2 pl-6">
        {words.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <details className="mt-3">
        <summary className="min-h-11 cursor-pointer py-2 font-semibold">A form to cancel by letter</summary>
        <div className="max-w-[62ch] rounded-[14px] border border-line bg-card p-5">
          {CANCEL_FORM(what).map((line) => (
            <p key={line} className="mt-2">
              {line}
            </p>
          ))}
        </div>
      </details>
    </section>
  );
}
