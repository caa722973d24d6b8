import type { ShownStatement } from "#app/domain/payments/statements/find-statement.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { poundsAndPence } from "#app/lib/money.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";

type Props = {
  statementId: string;
  line: ShownStatement["lines"][number];
  /** Empty where nothing may be written down by one press. */
  pots: ShownStatement["pots"];
};

/** A line that waits for an answer: what it likely is, by one press; anything else on a page of its own. */
export function OpenLine({ statementId, line, pots }: Props) {
  const out = line.pence < 0;
  const [guess] = line.guesses;
  const [pot, ...others] = pots;
  const press = (is: string, words: string) => (
    <PostForm>
      <input type="hidden" name="line" value={line.id} />
      <input type="hidden" name="version" value={line.version} />
      <input type="hidden" name="is" value={is} />
      <Button weight="quiet">
        {words}
        <span className="sr-only">: {line.description}</span>
      </Button>
    </PostForm>
  );
  return (
    <li className="border-b border-line py-4">
      <p className="flex flex-wrap justify-between gap-x-6">
        <span>
          <span className="text-soft">{line.on}</span>{" "}
          <b className="[overflow-wrap:anywhere]">{line.description}</b>
        </span>
        <b className="tabular-nums">
          {poundsAndPence(Math.abs(line.pence))} {out ? "out" : "in"}
        </b>
      </p>
      {guess ? (
        <p className="mt-1 max-w-[62ch]">
          {line.guesses.length === 1
            ? "This may be"
            : `${line.guesses.length} entries of the record could be this. The likeliest is`}
          : {guess.title}, {guess.on}.
        </p>
      ) : (
        <p className="mt-1 max-w-[62ch]">Nothing in the record has this amount around this day.</p>
      )}
      <div className="mt-3 flex flex-wrap gap-3">
        {guess && line.guesses.length === 1 ? press(`entry:${guess.id}`, "Yes, it is") : null}
        {!guess && out && pot && others.length === 0
          ? press(`pot:${pot.id}`, `Write down as spending from ${pot.name.toLowerCase()}`)
          : null}
        <ButtonLink href={`/budget/bank-statement/${statementId}/lines/${line.id}`}>
          Say what it is<span className="sr-only">: {line.description}</span>
        </ButtonLink>
      </div>
    </li>
  );
}
