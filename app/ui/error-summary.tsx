/** What is wrong, first on the page: takes focus, and links to each field in the same words. */
export function ErrorSummary({ errors }: { errors: Record<string, string> | undefined }) {
  const all = Object.entries(errors ?? {});
  if (all.length === 0) return null;
  return (
    // autofocus works on anything focusable, with or without script
    <div
      role="alert"
      tabIndex={-1}
      autoFocus
      className="my-6 rounded-[14px] border-2 border-brick bg-brick-wash px-6 py-4"
    >
      <h2 className="text-brick">There is a problem</h2>
      <ul className="mt-2">
        {all.map(([name, words]) => (
          <li key={name}>
            {name === "" ? (
              <p className="font-semibold">{words}</p>
            ) : (
              <a className="inline-flex min-h-11 items-center font-semibold text-brick" href={`#${name}`}>
                {words}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
