import { Fragment, isValidElement, type ReactElement, type ReactNode } from "react";
import type PDFDocument from "pdfkit";
import { PICTURES, type PictureName } from "#app/lib/paper/pictures.tsx";

type Document = InstanceType<typeof PDFDocument>;
type Props = Record<string, unknown> & { children?: ReactNode };

function paint(doc: Document, props: Props) {
  const colour = (name: string) => {
    const value = props[name];
    return typeof value === "string" && value !== "none" ? value : null;
  };
  const [fill, stroke] = ["fill" in props ? colour("fill") : "#000000", colour("stroke")];
  if (stroke) doc.lineWidth(Number(props.strokeWidth ?? 1)).strokeColor(stroke);
  if (props.strokeLinecap === "round") doc.lineCap("round");
  if (stroke && props.strokeLinejoin === "round") doc.lineJoin("round");
  if (fill && stroke) doc.fillColor(fill).fillAndStroke();
  else if (fill) doc.fillColor(fill).fill();
  else doc.stroke();
}

function shape(doc: Document, { type, props }: ReactElement<Props>, inherited: Props) {
  const all: Props = { ...inherited, ...props };
  const n = (name: string) => Number(all[name] ?? 0);
  switch (type) {
    case "g": {
      const { children, ...rest } = all;
      draw(doc, children, rest);
      return;
    }
    case "path":
      doc.path(String(all.d));
      break;
    case "circle":
      doc.circle(n("cx"), n("cy"), n("r"));
      break;
    case "rect":
      if (n("rx") > 0) doc.roundedRect(n("x"), n("y"), n("width"), n("height"), n("rx"));
      else doc.rect(n("x"), n("y"), n("width"), n("height"));
      break;
    case "text": {
      // The pound sign of a coin, drawn as its two strokes
      const [x, y, high] = [n("x"), n("y"), n("fontSize") * 0.72];
      doc.path(
        `M${x + high * 0.3} ${y - high * 0.8}c${-high * 0.1} ${-high * 0.3} ${-high * 0.5} ${-high * 0.2} ${-high * 0.45} ${high * 0.15}c0 ${high * 0.3} ${high * 0.1} ${high * 0.5} ${-high * 0.15} ${high * 0.65}h${high * 0.65}M${x - high * 0.35} ${y - high * 0.4}h${high * 0.45}`,
      );
      doc
        .lineWidth(high * 0.16)
        .strokeColor(String(all.fill))
        .stroke();
      return;
    }
    default:
      return;
  }
  paint(doc, all);
}
function draw(doc: Document, node: ReactNode, inherited: Props = {}): void {
  if (Array.isArray(node)) {
    for (const one of node as ReactNode[]) draw(doc, one, inherited);
    return;
  }
  if (!isValidElement<Props>(node)) return;
  if (node.type === Fragment) draw(doc, node.props.children, inherited);
  else {
    doc.save();
    shape(doc, node, inherited);
    doc.restore();
  }
}

/** Draws one of the simple drawings. The sentence beside it says it all, so to a screen reader it is decoration. */
export function drawPicture(doc: Document, name: PictureName, x: number, y: number, size: number): void {
  doc.markContent("Artifact", { type: "Layout" });
  doc.save();
  doc.translate(x, y).scale(size / 96);
  doc.roundedRect(0, 0, 96, 96, 22).fillColor("#e0efec").fill();
  draw(doc, PICTURES[name]);
  doc.restore();
  doc.endMarkedContent();
}
