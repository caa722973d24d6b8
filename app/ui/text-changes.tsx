type Stretch = { is: "same" | "added" | "taken" | "gap"; words: string };

/** A text with what was added and taken out, said in words as well as marked. */
export function TextChanges({ text }: { text: readonly Stretch[] }) {
  return (
    <div dir="auto" className="whitespace-pre-line [overflow-wrap:anywhere]">
      {text.map((stretch, i) => {
        switch (stretch.is) {
          case "same":
            return <span key={i}>{stretch.words}</span>;
          case "gap":
            return (
              <span key={i} className="text-soft">
                {" "}
                […] <span className="sr-only">Here nothing changed. </span>
              </span>
            );
          case "added":
            return (
              <span key={i}>
                <span className="font-semibold text-leaf"> Added: </span>
                <ins className="rounded bg-leaf-wash decoration-leaf decoration-2">{stretch.words}</ins>
                <span className="sr-only"> End of what was added. </span>
              </span>
            );
          case "taken":
            return (
              <span key={i}>
                <span className="font-semibold text-brick"> Taken out: </span>
                <del className="rounded bg-brick-wash decoration-brick decoration-2">{stretch.words}</del>
                <span className="sr-only"> End of what was taken out. </span>
              </span>
            );
        }
      })}
    </div>
  );
}
