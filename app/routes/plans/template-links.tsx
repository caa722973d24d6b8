type Props = { templates: readonly { id: string; title: string }[]; need?: string; chosen: string };

/** A planner's own templates: a press fills the form below, and saves nothing. */
export function TemplateLinks({ templates, need = "", chosen }: Props) {
  if (templates.length === 0) return null;
  return (
    <details className="my-4 rounded-[14px] border border-line bg-card px-5 py-2">
      <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold">
        Fill this from a template of yours
      </summary>
      <ul>
        {templates.map(({ id, title }) => (
          <li key={id}>
            <a
              href={`?template=${id}${need ? `&need=${need}` : ""}`}
              className="inline-flex min-h-11 items-center [overflow-wrap:anywhere]"
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
      {chosen ? <p role="status">Filled from “{chosen}”. Nothing is saved until you press Save.</p> : null}
    </details>
  );
}
