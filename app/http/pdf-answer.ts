/** A PDF to keep: never stored on the way, and its name says what it is. */
export const pdfAnswer = ({ name, bytes }: { name: string; bytes: Uint8Array }): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="${name.replaceAll(/[^\w.-]/g, "_")}"`,
      "Cache-Control": "no-store",
    },
  });
