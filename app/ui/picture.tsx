import { PICTURES, type PictureName } from "#app/lib/paper/pictures.tsx";

/** A simple drawing that goes with a sentence; the sentence says it all, so it is hidden from screen readers. */
export function Picture({ name }: { name: PictureName }) {
  return (
    <svg viewBox="0 0 96 96" aria-hidden="true" className="size-24 flex-none print:size-20">
      <rect width="96" height="96" rx="22" fill="#e0efec" />
      {PICTURES[name]}
    </svg>
  );
}
