/** Page links of a search; `href` makes the link of a page. */
export function Pagination({
  page,
  pages,
  href,
}: {
  page: number;
  pages: number;
  href: (page: number) => string;
}) {
  if (pages < 2) return null;
  const link = "inline-flex min-h-11 min-w-11 items-center justify-center rounded-[10px] px-3 font-semibold";
  const near = Array.from({ length: pages }, (_, i) => i + 1).filter(
    (n) => n === 1 || n === pages || Math.abs(n - page) <= 2,
  );
  return (
    <nav aria-label="Pages of results" className="no-print my-6">
      <ul className="flex flex-wrap gap-1">
        {page > 1 ? (
          <li>
            <a rel="prev" className={link} href={href(page - 1)}>
              Previous<span className="sr-only"> page</span>
            </a>
          </li>
        ) : null}
        {near.map((n, i) => (
          <li key={n} className="flex items-center">
            {i > 0 && n - (near[i - 1] ?? n) > 1 ? <span className="px-1">…</span> : null}
            <a
              className={`${link} ${n === page ? "bg-sea text-on-sea" : ""}`}
              href={href(n)}
              aria-current={n === page ? "page" : undefined}
            >
              <span className="sr-only">Page </span>
              {n}
            </a>
          </li>
        ))}
        {page < pages ? (
          <li>
            <a rel="next" className={link} href={href(page + 1)}>
              Next<span className="sr-only"> page</span>
            </a>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}
